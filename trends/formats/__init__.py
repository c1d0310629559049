"""Containers that files come in (ZIP, Office Open XML), opened within limits; several stages need them."""
