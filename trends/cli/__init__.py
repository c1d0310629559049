"""The command line: a short function a command. Results go to files or stdout, messages to stderr.

Exit 0: done. 1: done, but the data are at fault. 2: the call is wrong; one line says how.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer
from typer.exceptions import Abort, TyperException

from trends.cli.answers import catalogue, check, evaluate, explain
from trends.cli.console import answer
from trends.cli.pages import report
from trends.cli.stages import agreement, chart, compare, extract, fit, panel
from trends.errors import TrendsError
from trends.processes import one_thread_a_product

INTERRUPTED = 130
"""The exit that shells give a command ended by Ctrl-C."""
COMMANDS = (report, extract, panel, fit, agreement, compare, chart, explain, check, evaluate, catalogue)

app = typer.Typer(
    name="trends",
    help="From official documents and tables to a comparison of regional trends.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in COMMANDS:
    app.command()(command)


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line; an error a user caused is one line on stderr and exit 2."""
    one_thread_a_product()
    try:
        code = app(args=None if argv is None else list(argv), standalone_mode=False)
    except (TrendsError, TyperException) as error:
        lines = error.format_message() if isinstance(error, TyperException) else str(error)
        answer(f"trends: {lines}", err=True)
        sys.exit(2)
    except OSError as error:  # a name that the system refuses before anything of ours looks at it
        answer(f"trends: {str(error.filename)[:80]}: cannot be used ({error.strerror})", err=True)
        sys.exit(2)
    except (Abort, KeyboardInterrupt):
        code = INTERRUPTED
    if code == INTERRUPTED:
        typer.echo("trends: interrupted", err=True)
    sys.exit(code if isinstance(code, int) else 0)
