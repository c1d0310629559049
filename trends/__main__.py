"""`python -m trends` is the command line."""

from trends.cli import main

main()
