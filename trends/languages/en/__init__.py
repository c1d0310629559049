"""English: word tables, lower case, one module a question."""
