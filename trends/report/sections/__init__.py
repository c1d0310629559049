"""The sections of the page, one a file: each takes a view and the voices, and returns markup."""
