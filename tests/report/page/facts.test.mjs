import assert from "node:assert/strict";
import { test } from "node:test";
import { drawing, fact, load, original, place } from "./facts.js";
import { state } from "./state.js";

const numbers = { region: [0, 0], indicator: ["rate", "rate"], subgroup: ["", ""], role: ["observed", "observed"],
  year: [2001, 2002], value: [9, 8], unit: ["‰", "‰"], status: ["ok", "ok"], source: ["", ""], changed: ["", "revised"], from: [[], []] };
const none = (...names) => Object.fromEntries(names.map((name) => [name, []]));
const RUNS = [
  [["region", "key", "year", "value"], ["甲县", "甲县"], ["*rate||observed", "*rate||observed"], [2001, 2002], [9, null]],
  [["region", "key"], ["甲县"], ["fit|甲县"]],
];
load({
  regions: ["甲县"], labels: ["甲县"], english: { 0: "Jia" }, documents: [], passages: [], views: {}, drawings: { "rate/lines": { spec: {}, runs: RUNS } }, counts: {},
  numbers, fitted: {}, bends: { "甲县|rate||observed": [[2001, 2002], [9, 8], [[2001, 2002, -11.8, null, null]]] },
  fits: none("region", "indicator", "subgroup", "role", "model"), observations: none("id"),
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
    { region: "甲县", key: "fit|甲县" },
  ]);
  assert.equal(drawing("rate/lines").rows, rows);
});
