// Run by tests/report/test_script.py on a copy of the page's modules.
import assert from "node:assert/strict";
import { test } from "node:test";
import { exact, fitWidth, hedged, number, years } from "./numerals.js";

test("numbers are rounded half away from zero as decimals, with a true minus", () => {
  assert.equal(number(12.25, 1), "12.3");
  assert.equal(number(-0.005, 2, true), "−0.01");
  assert.equal(number(1.005, 2), "1.01");
  assert.equal(number(1234567, 0, true), "+1,234,567");
  assert.equal(number(2004, 0), "2004");
});

test("what a number cannot lose stays", () => {
  assert.equal(exact(12.09), "12.09");
  assert.equal(exact(43265), "43,265");
  assert.equal(hedged(115, "<=", 1), "≤115.0");
  assert.equal(hedged(8, "~", 0, 9), "~8–9");
});

test("years are one, a span or nothing", () => {
  assert.equal(years(1998, 2001), "1998–2001");
  assert.equal(years(2004, 2004), "2004");
  assert.equal(years(null, null), "");
});

test("a long name is cut by what it takes, full-width characters as one em", () => {
  assert.equal(fitWidth("内蒙古自治区", 160), "内蒙古自治区");
  assert.equal(fitWidth("a".repeat(40), 160), "a".repeat(19) + "…");
});
