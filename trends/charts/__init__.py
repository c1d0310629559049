"""Stage 7: tables → charts, for a page (`draw`) and as files of their own (`save`)."""

from trends.charts.drawing import CHARTS, Chart, compile, draw, svg
from trends.charts.names import labels
from trends.charts.parts import WORDS
from trends.charts.runtime import runtime
from trends.charts.theme import MODES, SANS, SERIF, TOKENS, resolve, resolve_text, tone

__all__ = [
    "CHARTS",
    "MODES",
    "SANS",
    "SERIF",
    "TOKENS",
    "WORDS",
    "Chart",
    "compile",
    "draw",
    "labels",
    "resolve",
    "resolve_text",
    "runtime",
    "svg",
    "tone",
]
