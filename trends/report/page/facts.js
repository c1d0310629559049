// What a key opens: columns of the data block as small objects, made when asked for.
import { state } from "./state.js";
import { rowsOf, unpack } from "./unpack.js";
import { t } from "./words.js";

let data = { regions: [], labels: [], views: {} };
const numbers = new Map();
const fits = new Map();
const said = new Map();
const contrasts = new Map();
const standings = new Map();
const PACKED = ["passages", "observations", "numbers", "fits", "fitted", "contrasts", "standings"];
let labels = new Map();
let english = new Map();
let keys = [];
let bands = null;

export function load(block) {
  data = { ...block, ...Object.fromEntries(PACKED.map((name) => [name, unpack(block[name])])) };
  const names = block.regions;
  labels = new Map(names.map((region, i) => [region, block.labels[i]]));
  english = new Map(Object.entries(block.english).map(([i, name]) => [names[i], name]));
  data.observations.id = data.observations.id.map((id, i) => id || placed(data.observations, i));
  index(data.numbers, numbers, (n, i) => `${names[n.region[i]]}|${n.indicator[i]}|${n.subgroup[i]}|${n.role[i]}|${n.year[i]}`);
  index(data.fits, fits, (f, i) => `${names[f.region[i]]}|${f.indicator[i]}|${f.subgroup[i]}|${f.role[i]}|${f.model[i]}`);
  index(data.observations, said, (o, i) => o.id[i]);
  keys = [...numbers.keys(), ...data.observations.id, ...fits.keys()];
  index(data.standings, standings, (s, i) => [
    s.comparison[i], s.indicator[i], s.subgroup[i], s.model[i], s.region[i], s.reference[i],
  ].join("|"));
  index(data.contrasts, contrasts, (c, i) => [
    c.comparison[i], c.indicator[i], c.subgroup[i], c.model[i], names[c.region[i]], names[c.reference[i]],
  ].join("|"));
  data.views = Object.fromEntries(Object.entries(block.views).map(([id, one]) => [id, { ...one, lines: lines(one.lines) }]));
}

function index(columns, into, name) {
  const length = Object.values(columns)[0]?.length ?? 0;
  into.clear();
  for (let i = 0; i < length; i += 1) into.set(name(columns, i), i);
}

// an observation without a name of its own is called by its place
function placed(columns, i) {
  const [document] = data.stretches[data.passages.stretch[columns.passage[i]]];
  return `${data.documents[document][0]}:${columns.part[i]}:${columns.start[i]}`;
}

// each series as region, keys of its numbers, key of its fit, verdict
function lines(packed) {
  const { region, keys: own, fit, verdict } = unpack(packed);
  return (region ?? []).map((name, i) => [name, own[i].map(named), fit[i] < 0 ? "" : named(fit[i]), verdict[i]]);
}

function named(place_) {
  return typeof place_ === "number" ? keys[place_] : place_;
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
  if (standings.has(key)) return stood(key, row(data.standings, standings.get(key)));
  return null;
}

function stood(key, found) {
  return { ...found, kind: "standing", key, inputs: found.inputs.map(named) };
}

function counted(key) {
  return { kind: "count", key, inputs: (data.counts[key] ?? []).map(named) };
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
  const passage = quoted(found.passage);
  const document = passage ? data.documents[passage[0]] : null;
  return {
    ...found,
    region: data.regions[found.region],
    document: document?.[0] ?? id,
    language: document?.[1] ?? "zh",
    title: document?.[3][found.part] || document?.[0] || id,
    end: found.start === null ? null : found.start + found.length,
    passage,
  };
}

// a passage out of its stretch: document, start, text, and the two ends of its sentence, in characters
function quoted(i) {
  if (i < 0) return null;
  const { stretch, start, length, low, high } = row(data.passages, i);
  const [document, first, text] = data.stretches[stretch];
  const characters = (data.stretches[stretch][3] ??= Array.from(text));
  return [document, start, characters.slice(start - first, start - first + length).join(""), low, high];
}

function fitted(key, found) {
  const region = data.regions[found.region];
  const log = found.scale === "log";
  const known = (band(key)?.[0] ?? []).map((year) =>
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
  bands ??= new Map(data.fitted.fit?.map((fit, i) => [fit, i]));
  const i = bands.get(fits.get(key));
  const { year, fitted: middle, lower, upper } = data.fitted;
  return i === undefined ? null : [year[i], middle[i], lower[i], upper[i]];
}

// the line that may bend through the series of one of its numbers; null where it does not
export function bend(key) {
  return data.bends[key.slice(0, key.lastIndexOf("|"))] ?? null;
}

// what a stage says in English, in the language of the page as far as its templates go
export function explained(text) {
  return (state.lang === "zh" && data.reasons?.[text]) || text;
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

// its rows and their keys are made whole when it is first asked for
export function drawing(name) {
  const found = data.drawings[name];
  if (!found) return null;
  found.whole ??= rowsOf(found.rows).map(whole);
  return { spec: found.spec, rows: found.whole };
}

// a key that leaves out the region ("~"), that and the year ("*"), and the value of its number too ("=")
function whole({ geometry, ...slim }) {
  return { ...keyed(slim), ...(geometry === undefined ? {} : { geometry: data.shapes[geometry] }) };
}

function keyed(one) {
  const mark = one.key?.[0];
  if (!"~*=".includes(mark ?? " ")) return one;
  const region = data.regions[one.region];
  const key = `${region}|${one.key.slice(1)}${mark === "~" ? "" : `|${one.year}`}`;
  return mark === "=" ? { ...one, region, key, value: data.numbers.value[numbers.get(key)] } : { ...one, region, key };
}

// the numbers of series, then those that stand alone
export function everyNumber() {
  const used = new Set(data.numbers.from.flat().map((i) => data.observations.id[i]));
  const alone_ = data.observations.id.filter((id, i) => !used.has(id) && data.observations.value[i] !== null);
  return [...numbers.keys(), ...alone_];
}
