import { strict as assert } from "node:assert";
import { test } from "node:test";
import { changes, percent } from "./relative.js";

const rows = [
  { kind: "point", region: "a", key: "a0", year: 2000, value: 4 },
  { kind: "point", region: "a", key: "a1", year: 2001, value: 5 },
  { kind: "point", region: "a", key: "a2", year: 2002, value: 3 },
  { kind: "point", region: "b", key: "b1", year: 2001, value: 10 },
  { kind: "point", region: "b", key: "b2", year: 2002, value: 12 },
  { kind: "point", region: "c", key: "c2", year: 2002, value: 0 },
  { kind: "end", region: "a", key: "a2", year: 2002, value: 3, text: "3.0" },
  { kind: "band", region: "", key: "", low: 1, high: 2 },
];

test("regions without a positive value in the year have no line", () => {
  const made = changes(rows, 2001);
  const points = made.rows.filter((row) => row.kind === "point");
  assert.deepEqual(points.map((row) => [row.key, Math.round(row.value)]), [["a0", -20], ["a1", 0], ["a2", -40], ["b1", 0], ["b2", 20]]);
  assert.equal(made.rows.find((row) => row.kind === "end").text, "−40.0%");
  assert.ok(!made.rows.some((row) => row.kind === "band"));
  assert.deepEqual(made.signals.ticks, [-40, -20, 0, 20]);
  assert.equal(rows[1].value, 5);
});

test("a crowd has its quantiles anew", () => {
  const many = [1, 2, 3].flatMap((n) => [2000, 2001].map((year) => ({ kind: "point", region: `r${n}`, key: "", year, value: year === 2000 ? n : n * (1 + n / 10) })));
  const made = changes([...many, { kind: "cloud", year: 2000, p50: 1 }, { kind: "end", region: "", word: "median", year: 2001, value: 1 }], 2000);
  const last = made.rows.findLast((row) => row.kind === "cloud");
  assert.equal(Math.round(last.p50), 20);
  assert.equal(Math.round(made.rows.find((row) => row.word).value), 20);
});

test("a change is written with its sign, zero without one", () => {
  assert.deepEqual([12.34, -0.01, 123.4].map((value) => percent(value, Math.abs(value))), ["+12.3%", "0.0%", "+123%"]);
});
