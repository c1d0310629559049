"""The same stage functions over partitions, in this process or on a cluster; a killed run goes on."""

from __future__ import annotations

from trends.scale.engines import ENGINES
from trends.scale.extracting import extract_sources
from trends.scale.fitting import fit_panel
from trends.scale.run import Finished, Job, Way, run

__all__ = ["ENGINES", "Finished", "Job", "Way", "extract_sources", "fit_panel", "run"]
