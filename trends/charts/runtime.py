"""The JavaScript that draws compiled specifications in a page: as much of Vega as they need."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

_VEGA = "6.2.0"
"""The release of Vega that the versions below belong to, as vl-convert 1.9 carries it."""
_CORE = {"view": "6.1.0", "parser": "7.1.0", "dataflow": "6.1.0", "interpreter": "2.0.0"}
_ALWAYS = {"transforms": "5.1.0", "view-transforms": "5.1.0", "encode": "5.1.0"}
_MAPS = {"geo": "5.1.0"}
_DRAW = """
globalThis.drawChart = async (place, spec) => {
  const view = new View(parse(spec, {}, {ast: true}), {expr: expressionInterpreter, renderer: "svg"});
  await view.initialize(place).hover().runAsync();
  return view;
};"""
_WHOLE = """
globalThis.drawChart = async (place, spec) => {
  const made = await vegaEmbed(place, spec, {mode: "vega", ast: true, actions: false, renderer: "svg",
    defaultStyle: false, tooltip: false});
  return made.view;
};"""


def runtime(specs: Iterable[Mapping[str, Any]] = ()) -> str:
    """Return the script that defines ``drawChart(element, spec)``, a promise of a Vega view.

    The page embeds it once; it runs under a policy without ``unsafe-eval``, expressions by Vega's
    interpreter. vl-convert's bundler leaves out what nothing imports: without Vega-Lite, its compiler,
    and the transforms that no chart has, half of the whole is left. A release of vl-convert with another
    Vega gives the whole::

        spec.data[0].values = rows;
        const view = await drawChart(element, spec);
        view.signal("chosen", regions).width(pixels).runAsync();
        view.addEventListener("click", (event, item) => item && item.datum && show(item.datum.key));

    Parameters
    ----------
    specs : iterable of mappings
        What it will draw, as from `compile`; projections are brought where one of them has a map.

    Returns
    -------
    str
        About 0.45 MB; contains no ``</script``.

    Examples
    --------
    >>> "drawChart" in runtime()
    True
    """
    import vl_convert

    known = vl_convert.get_vega_version() == _VEGA
    return _bundle(_snippet(_ALWAYS | (_MAPS if _mapped(specs) else {})) if known else _WHOLE)


def _mapped(specs: Iterable[Mapping[str, Any]]) -> bool:
    return any('"projection' in json.dumps(spec) for spec in specs)


def _snippet(transforms: Mapping[str, str]) -> str:
    core = {
        "view": "View",
        "parser": "parse",
        "dataflow": "transforms",
        "interpreter": "expressionInterpreter",
    }
    named = [_import(f"{{{what}}}", name, _CORE[name]) for name, what in core.items()]
    others = [f"t{i}" for i, _ in enumerate(transforms)]
    named += [_import(f"* as {own}", *one) for own, one in zip(others, transforms.items(), strict=True)]
    return "\n".join([*named, f"Object.assign(transforms, {', '.join(others)});", _DRAW])


def _import(what: str, name: str, version: str) -> str:
    return f'import {what} from "/npm/vega-{name}@{version}/+esm";'


@cache
def _bundle(snippet: str) -> str:
    import vl_convert

    return str(vl_convert.javascript_bundle(snippet)).replace("</script", "<\\/script")
