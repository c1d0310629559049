// What a key opens: columns of the data block as small objects, made when asked for.
import { state } from "./state.js";
import { t } from "./words.js";

let data = { regions: [], labels: [], views: {} };
const numbers = new Map();
const fits = new Map();
const said = new Map();
const contrasts = new Map();
const standings = new Map();
let labels = new Map();
let english = new Map();

export function load(block) {
  data = block;
  const names = block.regions;
  labels = new Map(names.map((region, i) => [region, block.labels[i]]));
  english = new Map(Object.entries(block.english).map(([i, name]) => [names[i], name]));
  index(block.numbers, numbers, (n, i) => [names[n.region[i]], n.indicator[i], n.subgroup[i], n.role[i], n.year[i]]);
  index(block.fits, fits, (f, i) => [names[f.region[i]], f.indicator[i], f.subgroup[i], f.role[i], f.model[i]]);
  index(block.observations, said, (o, i) => [o.id[i]]);
  index(block.standings, standings, (s, i) => [
    s.comparison[i], s.indicator[i], s.subgroup[i], s.model[i], s.region[i], s.reference[i],
  ]);
  index(block.contrasts, contrasts, (c, i) => [
    c.comparison[i], c.indicator[i], c.subgroup[i], c.model[i], names[c.region[i]], names[c.reference[i]],
  ]);
}

function index(columns, into, parts) {
  const length = Object.values(columns)[0]?.length ?? 0;
  for (let i = 0; i < length; i += 1) into.set(parts(columns, i).join("|"), i);
}

function row(columns, i) {
  return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[i]]));
}

export function labelled(region) {
  return labels.has(region);
}

export function original(region) {
  return state.lang === "en" && english.has(region) ? labels.get(region) : "";
}

export function place(region) {
  const shown = (state.lang === "en" && english.get(region)) || labels.get(region);
  if (!region.startsWith("@") || (shown && shown !== region)) return shown ?? region;
  const cut = region.lastIndexOf("-");
  return t("place.unnamed", { document: region.slice(1, cut), part: region.slice(cut + 1) });
}

export function fact(key) {
  if (key.startsWith("count|")) return counted(key);
  if (key.startsWith("change|")) return changed(key);
  if (key.startsWith("bend|")) return stretched(key);
  if (numbers.has(key)) return stated(key, row(data.numbers, numbers.get(key)));
  if (fits.has(key)) return fitted(key, row(data.fits, fits.get(key)));
  if (said.has(key)) return alone(key, observation(key));
  if (contrasts.has(key)) return contrasted(key, row(data.contrasts, contrasts.get(key)));
  if (standings.has(key)) return { ...row(data.standings, standings.get(key)), kind: "standing", key };
  return null;
}

function counted(key) {
  return { kind: "count", key, inputs: data.counts[key] ?? [] };
}

function changed(key) {
  const parts = key.split("|").slice(1);
  const inputs = [parts.slice(0, 5).join("|"), parts.slice(5).join("|")];
  const [from, to] = inputs.map((input) => fact(input));
  if (!from || !to) return null;
  return { kind: "change", key, region: to.region, indicator: to.indicator, value: to.value - from.value, inputs };
}

function stretched(key) {
  const name = key.slice(5, key.lastIndexOf("|"));
  const found = data.bends[name]?.[2][Number(key.slice(key.lastIndexOf("|") + 1)) - 1];
  if (!found) return null;
  const [region, indicator] = name.split("|");
  const [first_year, last_year, pace, low, high] = found;
  const inputs = [...numbers.keys()].filter((own) => own.slice(0, own.lastIndexOf("|")) === name)
    .filter((own) => first_year <= own.slice(name.length + 1) && own.slice(name.length + 1) <= last_year);
  return { kind: "fit", bent: true, key, region, indicator, first_year, last_year, pace, low, high, inputs,
    log: Boolean(entry(indicator)?.percent), n: inputs.length, verdict: "", reason: "" };
}

function stated(key, found) {
  const statements = found.from.map((i) => observation(data.observations.id[i]));
  return { ...found, kind: "stated", key, region: data.regions[found.region], statements,
    bound: statements[0]?.bound || "=", high: null };
}

function alone(key, found) {
  const year = found.year_low === found.year_high ? found.year_low : null;
  return { ...found, kind: "stated", key, year, status: "ok", source: found.document, statements: [found], high: found.value_high };
}

export function observation(id) {
  const i = said.get(id);
  if (i === undefined) return null;
  const found = row(data.observations, i);
  const passage = data.passages[found.passage];
  const document = passage ? data.documents[passage[0]] : null;
  return {
    ...found,
    region: data.regions[found.region],
    document: document?.[0] ?? id,
    language: document?.[1] ?? "zh",
    title: document?.[3][found.part] || document?.[0] || id,
    passage,
  };
}

function fitted(key, found) {
  const region = data.regions[found.region];
  const log = found.scale === "log";
  const known = (data.fitted[key]?.[0] ?? []).map((year) =>
    [region, found.indicator, found.subgroup, found.role, year].join("|"));
  return {
    ...found, kind: "fit", key, region, log,
    pace: log ? found.apc : found.slope,
    low: log ? found.apc_lower : found.lower,
    high: log ? found.apc_upper : found.upper,
    inputs: known.filter((input) => numbers.has(input)),
  };
}

function contrasted(key, found) {
  const region = data.regions[found.region];
  const reference = data.regions[found.reference];
  const own = [region, reference].map((r) => [r, found.indicator, found.subgroup, "observed", found.model].join("|"));
  return { ...found, kind: "contrast", key, region, reference, inputs: own.filter((input) => fits.has(input)) };
}

export function fitOf(key) {
  return fits.has(key) ? fact(key) : null;
}

export function band(key) {
  return data.fitted[key] ?? null;
}

// the line that may bend through the series of one of its numbers; null where it does not
export function bend(key) {
  return data.bends[key.slice(0, key.lastIndexOf("|"))] ?? null;
}

export function view(id) {
  return data.views[id] ?? null;
}

export function views() {
  return data.views;
}

export function digits(indicator) {
  const found = Object.values(data.views).find((v) => v.indicator === indicator);
  return found ? found.digits : 1;
}

export function entry(indicator) {
  return Object.values(data.views).find((v) => v.indicator === indicator) ?? null;
}

// its rows stand in columns, and their keys are whole again, when it is first asked for
export function drawing(name) {
  const found = data.drawings[name];
  if (!found) return null;
  found.rows ??= found.runs.flatMap(unrolled);
  return found;
}

function unrolled([names, ...columns]) {
  const rows = columns[0].map((_, i) => Object.fromEntries(names.map((name, j) => [name, columns[j][i]])));
  for (const one of rows) if (one.key?.startsWith("*")) one.key = `${one.region}|${one.key.slice(1)}|${one.year}`;
  return rows;
}

// the numbers of series, then those that stand alone
export function everyNumber() {
  const used = new Set(data.numbers.from.flat().map((i) => data.observations.id[i]));
  const alone_ = data.observations.id.filter((id, i) => !used.has(id) && data.observations.value[i] !== null);
  return [...numbers.keys(), ...alone_];
}
