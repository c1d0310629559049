"""Tables inside a text: found as grids, read by their heads, their lines and their titles."""

from trends.observations.tables.cells import Cell, Tables, tables

__all__ = ["Cell", "Tables", "tables"]
