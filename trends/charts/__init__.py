"""Stage 7: tables → charts, for a page (`draw`) and as files of their own (`save`)."""

from trends.charts.drawing import CHARTS, Chart, compile, draw, svg
from trends.charts.export import SAVERS, chart, save, spread
from trends.charts.names import labels
from trends.charts.parts import WORDS
from trends.charts.runtime import runtime
from trends.charts.shapes import Shapes, shapes
from trends.charts.sparkline import sparkline
from trends.charts.theme import MODES, SANS, SERIF, TOKENS, resolve, resolve_text, tone

__all__ = [
    "CHARTS",
    "MODES",
    "SANS",
    "SAVERS",
    "SERIF",
    "TOKENS",
    "WORDS",
    "Chart",
    "Shapes",
    "chart",
    "compile",
    "draw",
    "labels",
    "resolve",
    "resolve_text",
    "runtime",
    "save",
    "shapes",
    "sparkline",
    "spread",
    "svg",
    "tone",
]
