"""The JavaScript that draws the specifications in a page."""

from __future__ import annotations


def runtime() -> str:
    """Return the script that defines ``vegaEmbed`` (Vega, Vega-Lite and the expression interpreter).

    The page embeds it once. It runs under a policy without ``unsafe-eval``; the bundle leaves
    ``window.vega`` empty, so everything goes through ``vegaEmbed``::

        spec.datasets = {rows: rows};  // several layers name the one data set
        const {view} = await vegaEmbed(element, spec, {
          mode: "vega-lite", ast: true, actions: false, renderer: "svg",
          defaultStyle: false, tooltip: false});
        view.signal("chosen", regions).width(pixels).runAsync();
        view.addEventListener("click", (event, item) => item && item.datum && show(item.datum.key));

    Returns
    -------
    str
        About 0.9 MB; contains no ``</script``.

    Examples
    --------
    >>> "vegaEmbed" in runtime()
    True
    """
    import vl_convert

    snippet = "window.vegaEmbed = vegaEmbed;"
    return str(vl_convert.javascript_bundle(snippet)).replace("</script", "<\\/script")
