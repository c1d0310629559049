import assert from "node:assert/strict";
import { test } from "node:test";
import { cell } from "./exports.js";

test("text that a spreadsheet would run stands behind an apostrophe", () => {
  for (const text of ["=1+1", "+cmd", "@sum", "-2+3"]) assert.equal(cell(text), `'${text}`);
  assert.equal(cell(-2.5), "-2.5");
});

test("commas, quotes and line ends are quoted", () => {
  assert.equal(cell('a,"b"\n'), '"a,""b""\n"');
  assert.equal(cell(null), "");
});
