// The lead chart by keys: years left and right, regions up and down by latest value, Enter opens the source.
import { announce } from "./choose.js";
import { fact, place, view } from "./facts.js";
import { hedged } from "./numerals.js";
import { conceal, open, reveal } from "./rail.js";
import { state } from "./state.js";

const at = { line: 0, point: Infinity };
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

export function keyOnChart(event) {
  const lines = view(state.view)?.lines ?? [];
  if (!lines.length || event.target.closest("button, .behind")) return;
  if (event.key === "Enter") {
    open(current(lines));
    reveal();
    return;
  }
  const step = STEPS[event.key];
  if (!step) return;
  event.preventDefault();
  move(lines, step);
  speak(current(lines));
}

function move(lines, [down, right]) {
  const year = fact(current(lines))?.year;
  at.line = Math.min(Math.max(at.line + down, 0), lines.length - 1);
  const keys = lines[at.line][1];
  if (down) at.point = nearest(keys, year);
  at.point = Math.min(Math.max(at.point + right, 0), keys.length - 1);
}

function nearest(keys, year) {
  const gaps = keys.map((key) => Math.abs((fact(key)?.year ?? 0) - year));
  return gaps.indexOf(Math.min(...gaps));
}

function current(lines) {
  at.line = Math.min(at.line, lines.length - 1);
  const keys = lines[at.line][1];
  at.point = Math.min(at.point, keys.length - 1);
  return keys[at.point];
}

function speak(key) {
  const found = fact(key);
  if (found) announce(`${place(found.region)}, ${found.year}: ${hedged(found.value, found.bound, view(state.view).digits)}`);
}

export function keyEverywhere(event) {
  if (event.key === "Escape") conceal();
}
