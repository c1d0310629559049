import assert from "node:assert/strict";
import { test } from "node:test";
import { drawing, fact, load, observation, original, place, view } from "./facts.js";
import { state } from "./state.js";

const numbers = { region: [0, 0], indicator: ["rate", "rate"], subgroup: ["", ""], role: ["observed", "observed"],
  year: [2001, 2002], value: [9, 8], unit: ["‰", "‰"], status: ["ok", "ok"], source: ["", ""], changed: ["", "revised"], from: [[], []] };
const table = (columns) => ({ n: Object.values(columns)[0].length, columns });
const none = (...names) => table(Object.fromEntries(names.map((name) => [name, []])));
const ROWS = { order: { n: 4, columns: { table: [0, 1, 2, 3] } }, tables: [
  table({ region: [0], key: ["=rate||observed"], year: [2001] }),
  table({ region: [0], key: ["*rate||observed"], year: [2002], value: [null] }),
  table({ region: [0], key: ["~rate||observed|ar1"] }),
  table({ region: [""], key: [""] }),
] };
const TEXT = "一😀九‰。";
const observations = { id: ["", "a:2:7"], document: ["a", "a"], part: [1, 2], start: [12, 7], length: [3, 1], passage: [0, -1],
  region: [0, 0], value: [9, 1], bound: ["=", "="], from: [[], []] };
load({
  regions: ["甲县"], labels: ["甲县"], english: { 0: "Jia" }, documents: [["a", "zh", 1, {}]], stretches: [[0, 10, TEXT]], passages: table({ stretch: [0], start: [11], length: [3], low: [0], high: [3] }),
  views: { rate: { indicator: "rate", lines: table({ region: ["甲县"], keys: { of: [2], all: [0, 2] }, fit: [-1], verdict: ["not_fitted"] }) } },
  drawings: { "rate/lines": { spec: {}, rows: ROWS } }, counts: { "count|rate|cannot": [1, "elsewhere"] },
  numbers: table(numbers), fitted: none("fit", "year", "fitted", "lower", "upper"), bends: { "甲县|rate||observed": [[2001, 2002], [9, 8], [[2001, 2002, -11.8, null, null]]] },
  fits: none("region", "indicator", "subgroup", "role", "model"), observations: table(observations),
  contrasts: none("comparison", "indicator", "subgroup", "model", "region", "reference"),
  standings: none("comparison", "indicator", "subgroup", "model", "region", "reference"),
});
const FIRST = "甲县|rate||observed|2001";
const SECOND = "甲县|rate||observed|2002";

test("a change opens the two numbers it is the difference of", () => {
  const found = fact(`change|${FIRST}|${SECOND}`);
  assert.equal(found.value, -1);
  assert.deepEqual(found.inputs, [FIRST, SECOND]);
});

test("a stretch of a bent line opens the numbers of its years", () => {
  assert.deepEqual(fact("bend|甲县|rate||observed|1").inputs, [FIRST, SECOND]);
});

test("a number says what changed before it, and an unknown key opens nothing", () => {
  assert.equal(fact(SECOND).changed, "revised");
  assert.equal(fact("nowhere"), null);
});

test("a region is called in the language of the page, its own name beside the English", () => {
  state.lang = "en";
  assert.equal(place("甲县"), "Jia");
  assert.equal(original("甲县"), "甲县");
  state.lang = "zh";
  assert.equal(place("甲县"), "甲县");
  assert.equal(original("甲县"), "");
});

test("the rows of a drawing are whole again, whatever they leave out", () => {
  const { rows } = drawing("rate/lines");
  assert.deepEqual(rows, [
    { region: "甲县", key: FIRST, year: 2001, value: 9 },
    { region: "甲县", key: SECOND, year: 2002, value: null },
    { region: "甲县", key: "甲县|rate||observed|ar1" },
    { region: "", key: "" },
  ]);
  assert.equal(drawing("rate/lines").rows, rows);
});

test("keys of series and counts are places among all keys", () => {
  assert.deepEqual(view("rate").lines, [["甲县", [FIRST, "a:1:12"], "", "not_fitted"]]);
  assert.deepEqual(fact("count|rate|cannot").inputs, [SECOND, "elsewhere"]);
});

test("a passage is cut out of its stretch by characters, and an observation is called by its place", () => {
  const found = observation("a:1:12");
  assert.deepEqual(found.passage, [0, 11, "😀九‰", 0, 3]);
  assert.equal(found.end, 15);
  assert.equal(observation("a:2:7").passage, null);
});
