"""Lines whose errors carry over from year to year: the arithmetic that fits and comparisons share.

Functions of arrays; they know no frame and no stage.
"""
