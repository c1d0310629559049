import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsOf, unpack } from "./unpack.js";

const columns = (n, own) => unpack({ n, columns: own });

test("each form of a column comes back", () => {
  assert.deepEqual(columns(2, { x: [1, null] }), { x: [1, null] });
  assert.deepEqual(columns(3, { x: { same: "‰" } }), { x: ["‰", "‰", "‰"] });
  assert.deepEqual(columns(3, { x: { steps: [2001, 1, -3] } }), { x: [2001, 2002, 1999] });
  assert.deepEqual(columns(4, { x: { words: ["甲", "乙"], at: [1, 0, 0, 1] } }), { x: ["乙", "甲", "甲", "乙"] });
  assert.deepEqual(columns(3, { x: { of: [2, 0, 1], all: { steps: [5, 1, 1] } } }), { x: [[5, 6], [], [7]] });
});

test("rows with different names stand in their order", () => {
  const packed = { order: { n: 3, columns: { table: [0, 1, 0] } },
    tables: [{ n: 2, columns: { a: { same: 1 }, b: [2, 4] } }, { n: 1, columns: { a: [3] } }] };
  assert.deepEqual(rowsOf(packed), [{ a: 1, b: 2 }, { a: 3 }, { a: 1, b: 4 }]);
  assert.deepEqual(rowsOf({ order: { n: 0, columns: { table: [] } }, tables: [] }), []);
});
