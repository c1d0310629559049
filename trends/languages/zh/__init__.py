"""Chinese: word tables, simplified, one module a question."""
