"""Settings of every test."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("trends", deadline=None)  # a deadline measures the machine, not the code
settings.load_profile("trends")
