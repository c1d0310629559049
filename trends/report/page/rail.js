// The source panel: a stated number with its sentence or row, a computed one with its inputs.
import { correction } from "./corrections.js";
import { count, t } from "./words.js";
import { entry, explained, fact, labelled, observation, original, place, views } from "./facts.js";
import { exact, hedged, number, years } from "./numerals.js";
import { button, element, quotation } from "./quote.js";
import { state, change, follow } from "./state.js";

export function open(key) {
  if (fact(key)) change({ key });
}

export function summary(key) {
  const found = fact(key);
  if (found?.kind === "contrast") return told(found);
  if (!found || !["stated", "fit"].includes(found.kind)) return "";
  const when = found.kind === "stated" ? ` ${years(found.year_low ?? found.year, found.year_high ?? found.year)}` : "";
  const hedge = found.kind === "fit" ? interval(found, found.low, found.high) : "";
  return `${place(found.region)}${when}: ${short(found)}${hedge ? ", " + hedge : ""}`;
}

function told(found) {
  const pair = [found.region, found.reference].map(place).join(" / ");
  const p = found.p_adjusted === null ? "" : t("comma") + adjusted(found);
  return `${pair}: ${paceText(found.estimate, entry(found.indicator)?.percent)}${p}`;
}

function adjusted({ p_adjusted: p }) {
  return t("rail.p", { p: p < 0.001 ? "<0.001" : p.toFixed(3) });
}

export function paint() {
  const panel = document.querySelector("#rail");
  const found = state.key ? fact(state.key) : null;
  if (!panel || !found) return;
  const shown = panel.querySelector(".shown");
  shown.replaceChildren(...DRAW[found.kind](found).filter(Boolean));
  shown.dataset.key = state.key;
  panel.scrollTop = 0;
  for (const other of document.querySelectorAll(".on[data-key]")) other.classList.remove("on");
  for (const same of document.querySelectorAll("[data-key]")) {
    if (same.dataset.key === state.key && same !== shown) same.classList.add("on");
  }
}

export function reveal() {
  document.querySelector("#rail")?.classList.add("open");
}

export function conceal() {
  document.querySelector("#rail")?.classList.remove("open");
}

const NOT_FITTED = { "part of a year": "rail.note.part" };
const DRAW = { stated: statedFact, fit: fitFact, contrast: contrastFact, change: changeFact, count: countFact, standing: standingFact };

function line(name, ...children) {
  return element("p", { class: name }, ...children);
}

function amount(text, unit) {
  return line("amount", element("strong", {}, text), " ", unit);
}

function whose(region, ...more) {
  const own = original(region);
  const name = element("bdi", {}, element("b", {}, place(region)));
  return line("whose", name, own ? element("span", { lang: "zh" }, " ", own) : "", ...more.flatMap((text) => [" • ", text]));
}

function about(indicator) {
  const found = entry(indicator);
  return found?.short[state.lang] || found?.label[state.lang] || indicator.replaceAll("_", " ");
}

function statedFact(found) {
  const decimals = Math.max((exact(found.value).split(".")[1] ?? "").length, Math.min(entry(found.indicator)?.digits ?? 1, 1));
  const low = found.year_low ?? found.year ?? null;
  const high = found.year_high ?? found.year ?? null;
  const unit = found.unit === "%" ? "%" : "";
  return [
    line("kind", t("rail.title")),
    amount(hedged(found.value, found.bound, decimals, found.high) + unit, about(found.indicator)),
    whose(found.region, years(low, high) || t("undated")),
    found.statements.length > 1 ? line("where", t("rail.several", { n: found.statements.length })) : null,
    ...found.statements.flatMap(statement),
    found.statements.length ? null : tableRow(found),
    found.changed ? line("quiet", t("rail.note.changed"), " ", element("bdi", {}, explained(found.changed))) : null,
    found.status !== "ok" ? line("quiet", t(NOT_FITTED[found.status] ?? "rail.note.uncertain")) : null,
    steps(found),
    correction(found),
  ];
}

function statement(said) {
  if (!said) return [];
  const place_ = t("rail.part", { part: said.part, start: said.start, end: said.end });
  const notes = [`rail.note.${said.bound}`, `rail.note.${said.damage}`].map((name) => t(name)).filter(Boolean);
  const from = said.from.map(observation).filter(Boolean);
  const cited = element("cite", { lang: said.language }, element("bdi", {}, said.title));
  return [
    line("where", cited, element("br"), place_),
    quotation(said),
    ...notes.map((note) => line("quiet", note)),
    from.length ? line("quiet", t("rail.derived")) : null,
    ...from.flatMap((other) => [quotation(other)]),
  ];
}

function tableRow(found) {
  const cited = element("cite", {}, element("bdi", {}, found.source));
  const cells = [place(found.region), found.year, exact(found.value)].join(" | ");
  return element("div", {}, line("where", t("rail.row"), element("br"), cited), element("blockquote", {}, cells));
}

function steps(found) {
  const series = neighbours(found);
  const at = series.indexOf(found.key);
  const step = (to, sign, name) => element("button",
    { type: "button", "data-key": series[to], "aria-label": t(name), disabled: !series[to] }, sign);
  const copy = element("button", { type: "button", "data-copy": citation(found) }, t("rail.copy"));
  const moves = at < 0 ? [] : [step(at - 1, "◀", "rail.previous"), step(at + 1, "▶", "rail.next")];
  return line("steps", ...moves, copy);
}

function neighbours(found) {
  const lines = Object.values(views()).filter((one) => one.indicator === found.indicator).flatMap((one) => one.lines);
  return lines.find(([region]) => region === found.region)?.[1] ?? [];
}

function citation(found) {
  const said = found.statements[0];
  const where = said ? `${said.title}, ${t("rail.part", said)}` : found.source;
  return `${place(found.region)} ${found.year ?? ""}: ${exact(found.value)} (${about(found.indicator)}). ${where}`;
}

function interval(found, low, high) {
  if (low === null || high === null || low === undefined) return "";
  return t("rail.interval", { range: [number(low, 2, true), number(high, 2, true)].join(t("to")) });
}

function paceText(value, log) {
  return number(value, 2, true) + (log ? "%" : "");
}

function yearly() {
  return t("chart.year");
}

function fitFact(found) {
  const slots = { n: found.inputs.length || found.n, since: found.first_year, until: found.last_year };
  const told = found.pace === null || found.pace === undefined;
  return [
    line("kind", t("rail.computed")),
    amount(told ? "–" : paceText(found.pace, found.log), told ? t(`verdict.${found.verdict}`) : yearly()),
    whose(found.region, told ? explained(found.reason) : interval(found, found.low, found.high)),
    line("where", t(found.bent ? "rail.formula.bent" : found.log ? "rail.formula.log" : "rail.formula.linear", slots)),
    inputs(found.inputs, (input) => input.year),
  ];
}

function contrastFact(found) {
  const log = entry(found.indicator)?.percent;
  const p = found.p_adjusted === null ? "" : adjusted(found);
  return [
    line("kind", t("rail.computed")),
    amount(paceText(found.estimate, log), yearly()),
    whose(found.region, ...[interval(found, found.lower, found.upper), p].filter(Boolean)),
    line("where", t("rail.contrast", { region: place(found.region), reference: place(found.reference) })),
    inputs(found.inputs, (input) => place(input.region), true),
  ];
}

const LESS = ["levels", "differences", "pair_differences"];

// of one less another: a share of the other where paces are percent, as their logarithms are subtracted there
function lessFact(found) {
  const log = entry(found.indicator)?.percent;
  const shown = (x) => (x === null || !log ? x : 100 * Math.expm1(x));
  const level = found.comparison === "levels" || /^\d+: /.test(found.reference);
  return [
    line("kind", t("rail.computed")),
    amount(paceText(shown(found.estimate), log), t(level ? "rail.beside" : "chart.year")),
    whose(found.region, interval(found, shown(found.lower), shown(found.upper))),
    line("where", t(`rail.standing.${found.comparison}`)),
    line("quiet", element("bdi", {}, explained(found.reason))),
    inputs(found.inputs, (input) => place(input.region), true),
  ];
}

function standingFact(found) {
  if (LESS.includes(found.comparison)) return lessFact(found);
  const foreseen = found.comparison === "forecast" && /^\d{4}/.test(found.reference);
  const digits = foreseen ? entry(found.indicator)?.digits ?? 1 : found.comparison === "ranks" ? 0 : 3;
  const told = foreseen || found.comparison !== "forecast" ? found.comparison : found.reference.split(" ")[0];
  const whole = !labelled(found.region);
  const ends = found.lower === null || found.upper === null ? ""
    : t("rail.interval", { range: [found.lower, found.upper].map((x) => number(x, digits)).join(t("to")) });
  return [
    line("kind", t("rail.computed")),
    amount(number(found.estimate, digits), foreseen ? `${about(found.indicator)}, ${found.reference.slice(0, 4)}` : about(found.indicator)),
    whole ? line("whose", t("all.regions"), ends ? " • " + ends : "") : whose(found.region, ends),
    line("where", t(`rail.standing.${told}`) || t("rail.standing")),
    line("quiet", element("bdi", {}, explained(found.reason))),
    inputs(found.inputs, (input) => (foreseen ? input.year : place(input.region)), !foreseen),
  ];
}

function changeFact(found) {
  return [
    line("kind", t("rail.computed")),
    amount(number(found.value, entry(found.indicator)?.digits ?? 1, true), about(found.indicator)),
    whose(found.region),
    line("where", t("rail.change")),
    inputs(found.inputs, (input) => input.year, true),
  ];
}

function countFact(found) {
  const verdict = found.key.split("|").at(-1);
  return [
    line("kind", t("rail.count")),
    amount(String(found.inputs.length), t(`verdict.${verdict}`) || t("chart.none")),
    line("where", t("rail.listed", { n: count(found.inputs.length, "region") })),
    inputs(found.inputs, (input) => place(input.region), true),
  ];
}

function inputs(keys, name, single = false) {
  const items = keys.map((key) => [key, fact(key)]).filter(([, found]) => found);
  const rows = items.map(([key, found]) =>
    element("li", {}, element("bdi", {}, String(name(found))), button(key, short(found))));
  return element("ul", { class: single ? "inputs single" : "inputs" }, ...rows);
}

function short(found) {
  if (found.kind === "fit") return found.pace === null ? t(`verdict.${found.verdict}`) : paceText(found.pace, found.log);
  return hedged(found.value, found.bound, entry(found.indicator)?.digits ?? 1, found.high);
}

follow((changes) => {
  if ("key" in changes || "lang" in changes || "corrections" in changes) paint();
});
