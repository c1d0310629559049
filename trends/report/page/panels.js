// Small multiples: points, fit and band of each region, the others behind them.
import { band, bend, fact, original, place, view } from "./facts.js";
import { number } from "./numerals.js";
import { element } from "./quote.js";
import { chosen, follow, state } from "./state.js";
import { t } from "./words.js";

const SPACE = { width: 196, height: 122, left: 4, right: 40, top: 12, bottom: 18 };
const DENSE = 40;
const SHOWN = 24;
const GLYPHS = { falling: "▼", rising: "▲", stable: "▬", no_clear_change: "◇", too_few_points: "○", not_fitted: "○" };

export function drawPanels(place_) {
  const found = view(place_.dataset.panels);
  if (!found) return;
  const series = found.lines.map(read).filter((one) => one.points.length);
  const shown = order(series);
  const all = shown.flatMap((one) => [...one.points.map((p) => p.value), ...(one.turns?.[1] ?? [])]);
  const years = extent(series.flatMap((one) => one.points.map((p) => p.year)));
  const whole = padded(extent([...all, ...(found.normal ?? [])]));
  const ghosts = series.length > DENSE ? "" : series.map((one) => path(one.points, scales(years, whole), usual(series))).join("");
  place_.closest(".part").querySelector(".checking")?.classList.toggle("on", state.scale === "check");
  if (state.scale === "check") {
    const most = Math.max(...shown.flatMap((one) => residuals(one, found).map((p) => Math.abs(p.value))), 1e-9) * 1.05;
    place_.replaceChildren(...shown.map((one) => checked(one, found, years, most)));
    return;
  }
  place_.replaceChildren(...shown.map((one) => panel(one, found, years, whole, ghosts, usual(series))));
}

function read([region, keys, fitKey, verdict]) {
  const points = keys.map(fact).filter(Boolean).map((f) => ({ key: f.key, year: f.year, value: f.value, changed: f.changed }));
  const fit = fitKey ? fact(fitKey) : null;
  const curve = fitKey ? band(fitKey) : null;
  return { region, points, fit, curve, verdict, turns: bend(keys[0]) };
}

function order(series) {
  const pace = (one) => (one.fit?.pace ?? -Infinity);
  const sorted = [...series].sort((a, b) => pace(b) - pace(a));
  if (sorted.length <= DENSE) return sorted;
  const judged = sorted.filter((one) => Number.isFinite(pace(one)));
  const ends = [...judged.slice(0, SHOWN / 2), ...judged.slice(-SHOWN / 2)];
  return sorted.filter((one) => ends.includes(one) || chosen().includes(one.region));
}

function extent(values) {
  return values.length ? [Math.min(...values), Math.max(...values)] : [0, 1];
}

function padded([low, high]) {
  const room = (high - low) * 0.06 || 1;
  return [low - room, high + room];
}

function usual(series) {
  const steps = series.flatMap((one) => one.points.slice(1).map((p, i) => p.year - one.points[i].year));
  return steps.length ? steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] : 1;
}

function scales([first, last], [low, high]) {
  const wide = SPACE.width - SPACE.left - SPACE.right;
  const tall = SPACE.height - SPACE.top - SPACE.bottom;
  return {
    x: (year) => round(SPACE.left + (last === first ? 0.5 : (year - first) / (last - first)) * wide),
    y: (value) => round(SPACE.top + (1 - Math.min(Math.max((value - low) / (high - low), 0), 1)) * tall),
  };
}

function round(value) {
  return Math.round(value * 10) / 10;
}

function path(points, { x, y }, step) {
  return points.map((p, i) => `${i && p.year - points[i - 1].year <= step ? "L" : "M"}${x(p.year)} ${y(p.value)}`).join("");
}

function drawn(name, attributes, text) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

// what the fit leaves over, in percent on the log scale
function residuals(one, found) {
  if (!one.curve) return [];
  const [years, middle] = one.curve;
  const fitted = new Map(years.map((year, i) => [year, middle[i]]));
  return one.points.filter((p) => fitted.has(p.year) && (!found.percent || p.value > 0)).map((p) => {
    const fit = fitted.get(p.year);
    return { ...p, value: found.percent ? 100 * Math.log(p.value / fit) : p.value - fit };
  });
}

function checked(one, found, years, most) {
  const scale = scales(years, [-most, most]);
  const svg = drawn("svg", { viewBox: `0 0 ${SPACE.width} ${SPACE.height}`, "aria-hidden": "true" });
  const zero = scale.y(0);
  svg.append(drawn("path", { d: `M${SPACE.left} ${zero}H${SPACE.width - SPACE.right}`, class: "zero" }));
  const left = residuals(one, found);
  for (const p of left) svg.append(drawn("path", { d: `M${scale.x(p.year)} ${zero}V${scale.y(p.value)}`, class: "stem" }), dot(p, scale));
  const unit = found.percent ? "%" : "";
  for (const end of [most, -most]) {
    svg.append(drawn("text", { x: SPACE.width - SPACE.right + 6, y: scale.y(end) + 4 }, number(end, found.percent ? 0 : found.digits, true) + unit));
  }
  return element("div", { class: "panel", "data-region": one.region }, title(one, found), svg);
}

function panel(one, found, years, whole, ghosts, step) {
  const own = state.scale === "own";
  const scale = scales(years, own ? padded(extent(one.points.map((p) => p.value))) : whole);
  const svg = drawn("svg", { viewBox: `0 0 ${SPACE.width} ${SPACE.height}`, "aria-hidden": "true" });
  const right = SPACE.width - SPACE.right;
  const bottom = SPACE.height - SPACE.bottom;
  if (found.normal && !own) svg.append(normal(found.normal, scale, right));
  if (!own && ghosts) svg.append(drawn("path", { d: ghosts, class: "ghost" }));
  svg.append(drawn("path", { d: `M${SPACE.left} ${bottom}H${right}`, class: "axis" }));
  svg.append(drawn("text", { x: SPACE.left, y: bottom + 13 }, years[0]));
  svg.append(drawn("text", { x: right, y: bottom + 13, "text-anchor": "end" }, years[1]));
  for (const p of one.points) if (p.changed) svg.append(drawn("path", { d: `M${scale.x(p.year - 0.5)} ${SPACE.top}V${bottom}`, class: "break" }));
  svg.append(...curves(one, found, scale), ...turned(one, scale));
  for (const p of one.points) svg.append(dot(p, scale));
  const last = one.points.at(-1);
  svg.append(drawn("text", { x: scale.x(last.year) + 6, y: scale.y(last.value) + 4, class: "last" }, number(last.value, found.digits)));
  return element("div", { class: "panel", "data-region": one.region }, title(one, found), svg);
}

function normal([low, high], { y }, right) {
  return drawn("rect", { x: SPACE.left, width: right - SPACE.left, y: y(high), height: round(y(low) - y(high)), class: "normal" });
}

function curves(one, found, { x, y }) {
  if (!one.curve || one.fit?.pace === null) return [];
  const [years, middle, low, high] = one.curve;
  const tone = `tone-${found.tones[one.verdict] ?? "stable"}`;
  const points = (values) => years.map((year, i) => `${x(year)} ${y(values[i])}`);
  const made = [];
  if (!low.includes(null) && !high.includes(null)) {
    made.push(drawn("path", { d: `M${points(high).join("L")}L${points(low).reverse().join("L")}Z`, class: `area ${tone}`, "stroke-width": 0 }));
  }
  made.push(drawn("path", { d: `M${points(middle).join("L")}`, class: `fit ${tone}`, style: "fill:none" }));
  return made;
}

// the line that may bend, with a diamond and its year at each turn
function turned({ turns }, { x, y }) {
  if (!turns) return [];
  const [years, values, stretches] = turns;
  const made = [drawn("path", { d: `M${years.map((year, i) => `${x(year)} ${y(values[i])}`).join("L")}`, class: "bent" })];
  for (const [start] of stretches.slice(1)) {
    const [left, top] = [x(start), y(values[years.indexOf(start)])];
    made.push(drawn("path", { d: `M${left} ${top - 5}l5 5l-5 5l-5 -5z`, class: "turn" }));
  }
  const last = stretches.at(-1)[0];
  const at = y(values[years.indexOf(last)]);
  const trough = stretches.at(-1)[2] > stretches.at(-2)[2];
  made.push(drawn("text", { x: x(last), y: trough || at < 26 ? at + 17 : at - 9, "text-anchor": "middle", class: "year" }, last));
  return made;
}

function dot(p, { x, y }) {
  return drawn("circle", { cx: x(p.year), cy: y(p.value), r: 2.4, "data-key": p.key });
}

function title(one, found) {
  const tone = found.tones[one.verdict] ?? "stable";
  const glyph = element("span", { class: `glyph ${tone}`, "aria-hidden": "true" }, GLYPHS[one.verdict]);
  const says = element("span", { class: "says" }, glyph, " ", t(`verdict.${one.verdict}`));
  if (one.fit && one.fit.pace !== null && one.fit.pace !== undefined) {
    const text = number(one.fit.pace, 1 + (found.percent ? 0 : 1), true) + (found.percent ? "%" : "");
    says.append(" ", element("button", { type: "button", class: "n", "data-key": one.fit.key }, text));
  }
  const own = original(one.region).replace(/.+）$/, "");
  const name = element("bdi", {}, place(one.region));
  const who = element("span", { class: "who" }, name, own ? element("small", { lang: "zh" }, " ", own) : "");
  return element("div", {}, who, says, since(one, found));
}

function since({ turns }, found) {
  const last = turns?.[2].at(-1);
  if (!last) return "";
  const text = number(last[2], found.percent ? 1 : 2, true) + (found.percent ? "%" : "");
  return element("span", { class: "says" }, "◆ ", t("panel.since", { pace: text, year: last[0] }));
}

export function redraw() {
  for (const place_ of document.querySelectorAll("[data-panels].drawn")) drawPanels(place_);
}

follow((changes) => {
  if ("lang" in changes || "scale" in changes) redraw();
});
