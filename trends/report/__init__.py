"""Stage 8: tables and charts → Report, a frozen value → html, markdown."""

from __future__ import annotations

import sys
from collections.abc import Callable

from trends.errors import unknown
from trends.report.assemble import views
from trends.report.called import Called
from trends.report.content import Content
from trends.report.differences import every_pair
from trends.report.markdown import render_markdown
from trends.report.model import Report
from trends.report.page import render_html
from trends.report.payload import chosen
from trends.report.sections.figures import PLACED
from trends.report.sections.influence import asked
from trends.report.views import View
from trends.report.wording import WORDING

__all__ = [
    "FORMATS",
    "PLACED",
    "Content",
    "Report",
    "asked",
    "build",
    "chosen",
    "every_pair",
    "render_html",
    "render_markdown",
    "views",
]

FORMATS: dict[str, Callable[[Report], str]] = {"html": render_html, "markdown": render_markdown}
"""Every format by name; a new one is a file and a line here."""


def build(
    content: Content, *, lang: str = "en", title: str | None = None, seen: tuple[View, ...] | None = None
) -> Report:
    """Return the report of a run as a value that each of `FORMATS` can write.

    Parameters
    ----------
    content : Content
        Tables, documents and drawings of the run.
    lang : str
        The language it opens in; the page holds both.
    title : str or None
        In place of the finding as headline.
    seen : tuple of View, optional
        What `views` gives of the content, where the caller had it made already.

    Raises
    ------
    UnknownNameError
        For a language that the report does not speak.

    Examples
    --------
    >>> build(Content()).views
    ()
    >>> build(Content(), lang="fr")
    Traceback (most recent call last):
    trends.errors.UnknownNameError: --lang: no language 'fr'; possible: en, zh
    """
    if lang not in WORDING:
        raise unknown("language", lang, WORDING, where="--lang")
    return Report(content, views(content) if seen is None else seen, lang, title)


sys.modules[__name__].__class__ = Called
