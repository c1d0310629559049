"""The page's own files: modules of script as one script, style sheets as one sheet."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files

BOOT = "boot.js"
STYLES = ("type.css", "layout.css", "first.css", "tables.css", "rail.css", "figures.css", "print.css")
SCRIPTS = (
    "numerals.js",
    "state.js",
    "words.js",
    "unpack.js",
    "facts.js",
    "quote.js",
    "exports.js",
    "corrections.js",
    "rail.js",
    "relative.js",
    "panels.js",
    "charts.js",
    "choose.js",
    "pairs.js",
    "relations.js",
    "tables.js",
    "keyboard.js",
    "figures.js",
    "main.js",
)
"""In an order in which each comes after those it imports."""
_IMPORT = re.compile(r'^import (\{[^}]*\}) from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?function|const) (\w+)", re.MULTILINE)


def boot() -> str:
    """Return the script that comes first: it marks that scripts run, and unpacks what stands packed.

    Examples
    --------
    >>> "DecompressionStream" in boot()
    True
    """
    return _bare(_file(BOOT))


def script() -> str:
    """Return the modules as one script: each a scope of its own, importing from those before it.

    Examples
    --------
    >>> "import " in script()
    False
    """
    modules = [_module(name.removesuffix(".js"), _bare(_file(name)) + "\n") for name in SCRIPTS]
    return "(() => {\n" + "\n".join(modules) + "\n})();"


def _module(name: str, text: str) -> str:
    exported = ", ".join(found for _, found in _EXPORT.findall(text))
    text = _IMPORT.sub(r"const \1 = \2_;", text)
    text = _EXPORT.sub(r"\1 \2", text)
    return f"const {name}_ = (() => {{\n{text}return {{ {exported} }};\n}})();"


def _bare(text: str) -> str:
    """Leave out the lines that only comment and the space before the others."""
    lines = (line.strip() for line in text.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def style(tokens: Mapping[str, Mapping[str, str]]) -> str:
    """Return the style sheets, the colours of both modes first.

    Examples
    --------
    >>> style({"light": {"ink": "#111111"}, "dark": {}}).splitlines()[1]
    '  --ink: #111111;'
    """
    light, dark = (_properties(tokens.get(mode, {})) for mode in ("light", "dark"))
    chosen = f"color-scheme: dark;\n{dark}"
    first = (
        f":root {{ color-scheme: light;\n{light}}}\n@media screen {{\n"
        f"@media (prefers-color-scheme: dark) {{ :root:not([data-theme=light]) {{ {chosen}}} }}\n"
        f":root[data-theme=dark] {{ {chosen}}}\n}}\n"
    )
    return first + "\n".join(_bare(_file(name)) for name in STYLES)


def _properties(values: Mapping[str, str]) -> str:
    return "".join(f"  --{name.lstrip('-')}: {value};\n" for name, value in values.items())


def _file(name: str) -> str:
    return files("trends.report").joinpath("page", name).read_text(encoding="utf-8")
