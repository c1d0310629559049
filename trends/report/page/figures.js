// Behind each chart: the same as a table, and as a file (CSV, SVG, PNG) with its title and sources.
import { cell, save } from "./exports.js";
import { drawing, entry, fact, fitOf, place, view } from "./facts.js";
import { related } from "./relations.js";
import { fitWidth, hedged, number } from "./numerals.js";
import { button, element } from "./quote.js";
import { changes, percent } from "./relative.js";
import { follow, state } from "./state.js";
import { t } from "./words.js";

const AROUND = { top: 66, bottom: 34, side: 16 };
const SOURCES = 3;

function parts(figure) {
  const name = figure.querySelector("[data-drawing]").dataset.drawing;
  const cut = name.lastIndexOf("/");
  return [view(name.slice(0, cut)), name.slice(cut + 1), name];
}

export function toggleTable(pressed) {
  const figure = pressed.closest(".figure");
  const shown = figure.querySelector(".behind");
  pressed.setAttribute("aria-expanded", String(!shown));
  if (shown) shown.remove();
  else figure.append(table(figure));
}

function table(figure) {
  const [heads, ...rows] = matrix(figure);
  const top = element("tr", {}, ...heads.map((text) => element("th", { scope: "col" }, String(text))));
  const body = rows.map(([name, ...cells]) => element("tr", {}, element("th", { scope: "row" }, name),
    ...cells.map(({ text, key }) => element("td", { class: "num" }, key ? button(key, text) : text))));
  const whole = element("table", {}, element("thead", {}, top), element("tbody", {}, ...body));
  return element("div", { class: "scroll behind", tabindex: "0", role: "region", "aria-label": `${t("ui.figure.table")}: ${titled(figure)}` }, whole);
}

// heads, then a row a region: its name, and cells of text, number and key
function matrix(figure) {
  if (figure.matches(".related")) return sideBySide(figure);
  const [found, name, own] = parts(figure);
  return (MAKERS[name] ?? byYear)(found, own);
}

const MAKERS = { forest: paces, ranks: ranked, targets: ends };

function said(key, found) {
  const one = fact(key);
  return { text: hedged(one.value, one.bound, found.digits, one.high), key, value: one.value };
}

function pivot(lines, cellOf) {
  const years = [...new Set(lines.flatMap((line) => [...line.cells.keys()]))].sort((a, b) => a - b);
  return [[t("col.place"), ...years],
    ...lines.map((line) => [line.name, ...years.map((year) => cellOf(line.cells.get(year)))])];
}

function byYear(found, own) {
  if (own.endsWith("/lines") && state.as === "change") return changing(drawing(own));
  const lines = found.lines.map(([region, keys]) =>
    ({ name: place(region), cells: new Map(keys.map((key) => [fact(key).year, key])) }));
  return pivot(lines, (key) => (key ? said(key, found) : { text: "" }));
}

// the same lines in percent: what each cell opens is the number it comes from
function changing({ spec, rows: given }) {
  const year = spec.signals.find((one) => one.name === "base").value;
  const rows = changes(given, year).rows.filter((row) => row.kind === "point");
  const lines = [...new Set(rows.map((row) => row.region))].map((region) => ({
    name: place(region),
    cells: new Map(rows.filter((row) => row.region === region).map((row) => [row.year, row])),
  }));
  return pivot(lines, (row) => (row ? { text: percent(row.value, 0), key: row.key, value: row.value } : { text: "" }));
}

function ranked(found, own) {
  const rows = drawing(own).rows;
  const lines = [...new Set(rows.map((row) => row.region))].map((region) => ({
    name: place(region),
    cells: new Map(rows.filter((row) => row.region === region).map((row) => [row.year, row])),
  }));
  return pivot(lines, (row) => (row ? { text: String(row.rank), key: row.key, value: row.rank } : { text: "" }));
}

function paces(found) {
  const heads = [t("col.place"), t(found.percent ? "col.pace.percent" : "col.pace.units"), t("col.lower"), t("col.upper"), t("col.verdict")];
  const rows = found.lines.map(([region, , key, verdict]) => {
    const fit = fitOf(key);
    const three = [fit?.pace, fit?.low, fit?.high].map((x) => (x ?? null) === null ? { text: "–" } : { text: number(x, 2, true), value: x });
    if (three[0].value !== undefined) three[0].key = key;
    return [place(region), ...three, { text: t(`verdict.${verdict}`) }];
  });
  return [heads, ...rows];
}

// the points of two indicators: pace and verdict in each
function sideBySide(figure) {
  const rows = related(figure);
  const heads = rows[0].fits.flatMap((fit) => [entry(fit.indicator).label[state.lang] ?? fit.indicator, t("col.verdict")]);
  const cells = ({ pace, log, verdict }, key) => [{ text: number(pace, 2, true) + (log ? "%" : ""), key }, { text: t(`verdict.${verdict}`) }];
  return [[t("col.place"), ...heads], ...rows.map(({ region, fits, keys }) => [place(region), ...fits.flatMap((fit, i) => cells(fit, keys[i]))])];
}

function ends(found) {
  const heads = [t("col.place"), t("col.year"), t("col.value"), t("col.year"), t("col.latest")];
  const pair = (key) => [{ text: String(fact(key).year), value: fact(key).year }, said(key, found)];
  return [heads, ...found.lines.map(([region, keys]) => [place(region), ...pair(keys[0]), ...pair(keys.at(-1))])];
}

function sources(found) {
  const named = found.lines.flatMap(([, keys]) => keys).map(fact)
    .map((one) => one.statements[0]?.document ?? one.source.split(/,? line \d/)[0]);
  const names = [...new Set(named)];
  const more = names.length > SOURCES ? ` + ${names.length - SOURCES}` : "";
  return `${t("col.document")}: ${names.slice(0, SOURCES).join(", ")}${more}`;
}

function titled(figure) {
  const scope = figure.closest(".leadchart") ?? figure.closest(".part");
  return scope.querySelector("h2").innerText.replaceAll("\n", " ");
}

function heading(figure) {
  const [found] = parts(figure);
  const label = found.label[document.documentElement.lang] ?? found.indicator;
  const changed = figure.querySelector(".plot").dataset.as === "change" ? ` (${t("as.change")})` : "";
  return [titled(figure), label + changed];
}

function drawnSvg(figure) {
  const made = figure.querySelector(".plot svg").cloneNode(true);
  const [wide, high] = ["width", "height"].map((side) => Number(made.getAttribute(side)));
  const size = { wide: wide + 2 * AROUND.side, high: high + AROUND.top + AROUND.bottom };
  const [found] = parts(figure);
  const [title, label] = heading(figure);
  const text = (content, y, look) => `<text x="${AROUND.side}" y="${y}" ${look}>${escape(fitWidth(content, wide))}</text>`;
  made.setAttribute("x", AROUND.side);
  made.setAttribute("y", AROUND.top);
  const inner = [
    `<rect width="100%" height="100%" fill="var(--paper)"/>`,
    text(title, 28, 'font-size="17" font-weight="700" fill="var(--ink)"'),
    text(label, 50, 'font-size="14" fill="var(--ink2)"'),
    new XMLSerializer().serializeToString(made),
    text(sources(found), size.high - 14, 'font-size="12" fill="var(--ink3)"'),
  ].join("");
  const open = `<svg xmlns="http://www.w3.org/2000/svg" width="${size.wide}" height="${size.high}" font-family="sans-serif">`;
  return { text: colours(open + inner + "</svg>"), ...size };
}

function escape(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

// a file has no style sheet: names of colours become colours
function colours(text) {
  const style = getComputedStyle(document.documentElement);
  return text.replace(/var\(--([\w-]+)\)/g, (whole, name) => style.getPropertyValue(`--${name}`).trim() || whole);
}

const FORMATS = {
  csv: (figure, name) => save("\ufeff" + matrix(figure).map((row) => row.map(flat).join(",")).join("\r\n") + "\r\n", `${name}.csv`, "text/csv"),
  svg: (figure, name) => save(drawnSvg(figure).text, `${name}.svg`, "image/svg+xml"),
  png: (figure, name) => png(drawnSvg(figure), `${name}.png`),
};

function flat(one) {
  return cell(typeof one === "object" ? one.value ?? one.text : one);
}

export function downloadFigure(pressed) {
  const figure = pressed.closest(".figure");
  const [, name, own] = parts(figure);
  FORMATS[pressed.dataset.figure](figure, `trends-${own.split("@")[0].split("/")[0]}-${name}`);
}

function png(drawn, name) {
  const image = new Image();
  image.onload = () => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [2 * drawn.wide, 2 * drawn.high];
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    URL.revokeObjectURL(image.src);
    canvas.toBlob((blob) => save(blob, name, "image/png"));
  };
  image.src = URL.createObjectURL(new Blob([drawn.text], { type: "image/svg+xml" }));
}

follow((now) => {
  if (!("lang" in now || "as" in now)) return;
  for (const shown of document.querySelectorAll(".behind")) shown.replaceWith(table(shown.closest(".figure")));
});
