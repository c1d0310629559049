"""Models over every row of a packed matrix at once, equal to the one-series functions they stand beside."""
