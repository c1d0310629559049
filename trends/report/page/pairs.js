// The matrix of pairs: a cell's key comes from its row and its column; arrow keys move through it, Enter opens.
import { announce } from "./choose.js";
import { fact } from "./facts.js";
import { open, reveal, summary } from "./rail.js";
import { t } from "./words.js";

const CELL = "td.open, td.told";
const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

export function preparePairs() {
  for (const grid of document.querySelectorAll("table.pairs")) {
    const first = grid.querySelector(CELL);
    if (!first || grid.querySelector("td[tabindex]")) continue;
    first.tabIndex = 0;
    first.setAttribute("aria-label", t("ui.pairs"));
  }
}

export function openPair(cell) {
  open(keyOf(cell));
  reveal();
}

function keyOf(cell) {
  const names = [...cell.closest("tbody").rows].map((row) => row.cells[0].dataset.region);
  const letters = cell.parentElement.cells.length - names.length;
  const pair = [cell.parentElement.cells[0].dataset.region, names[cell.cellIndex - letters]];
  const family = cell.closest("[data-pairs]").dataset.pairs;
  const keys = [pair, pair.toReversed()].map((regions) => [family, ...regions].join("|"));
  return keys.find(fact) ?? "";
}

export function keyOnPairs(event) {
  const cell = event.target.closest(CELL);
  if (!cell) return;
  if (event.key === "Enter") openPair(cell);
  const next = STEPS[event.key] && neighbour(cell, STEPS[event.key]);
  if (!next) return;
  event.preventDefault();
  cell.tabIndex = -1;
  next.tabIndex = 0;
  const told = summary(keyOf(next));
  next.setAttribute("aria-label", told);
  announce(told);
  next.focus();
}

// the diagonal holds nothing: it is stepped over
function neighbour(cell, [down, right]) {
  const { rows } = cell.closest("tbody");
  let [row, column] = [cell.parentElement.sectionRowIndex, cell.cellIndex];
  for (;;) {
    [row, column] = [row + down, column + right];
    const next = rows[row]?.cells[column];
    if (!next || next.matches(CELL)) return next;
    if (next.matches("th, .letters")) return null;
  }
}
