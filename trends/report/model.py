"""The report as a value: what is said, before any format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trends.report.content import Content
from trends.report.views import View


@dataclass(frozen=True)
class Report:
    """A report before it has a format.

    Attributes
    ----------
    content : Content
        What it was made from.
    views : tuple of View
        Every indicator that somebody states, those with something to compare first.
    lang : str
        The language it opens in: ``en`` or ``zh``.
    title : str or None
        In place of the first finding as headline.
    provenance : mapping
        Versions, options and hashes of the inputs, for whoever makes the report again.

    Examples
    --------
    >>> Report(Content(), ()).shown
    ()
    """

    content: Content
    views: tuple[View, ...]
    lang: str = "en"
    title: str | None = None
    provenance: Mapping[str, object] = field(default_factory=dict)

    @property
    def shown(self) -> tuple[View, ...]:
        """The views with something to compare."""
        return tuple(view for view in self.views if view.comparable)

    @property
    def also(self) -> tuple[View, ...]:
        """The views that are only listed."""
        return tuple(view for view in self.views if not view.comparable)
