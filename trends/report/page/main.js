// The start: data, then the selection out of the address, then listeners.
import { resize, start, startAll, watch } from "./charts.js";
import { add, paintChosen, pick, prepareChips, roving } from "./choose.js";
import { ask, downloadCorrections, mark, showCount, unmark } from "./corrections.js";
import { copy, download } from "./exports.js";
import { load, view } from "./facts.js";
import { downloadFigure, toggleTable } from "./figures.js";
import { keyEverywhere, keyOnChart } from "./keyboard.js";
import { keyOnPairs, openPair, preparePairs } from "./pairs.js";
import { keyOnRelation } from "./relations.js";
import { conceal, open, paint, reveal } from "./rail.js";
import { change, follow, recalled, state } from "./state.js";
import { showRest, sort } from "./tables.js";
import { learn, t } from "./words.js";

async function begin() {
  const [data] = await Promise.all([textOf("data"), runBlock("runtime")]);
  const block = JSON.parse(data);
  load(block);
  learn(block.words);
  resume(block);
  listen();
  if (state.view !== Object.keys(block.views)[0]) await unfold();
  paintAll();
  prepare();
  resize();
  watch();
  document.documentElement.classList.add("ready");
  (globalThis.requestIdleCallback ?? setTimeout)(unfold);
}

// what nobody sees at first: other views, and the rows behind buttons of long tables, which stood packed
let unfolded = null;
function unfold() {
  unfolded ??= Promise.all([textOf("views"), textOf("rest")]).then(([views, rest]) => {
    const place = document.querySelector("[data-unpack]");
    if (place) place.outerHTML = views;
    for (const [i, rows] of JSON.parse(rest || "[]").entries()) document.querySelector(`[data-held="${i}"]`).outerHTML = rows;
    if (!place && !rest) return;
    paintAll();
    prepare();
    watch();
  });
  return unfolded;
}

function prepare() {
  prepareChips();
  preparePairs();
}

function resume(data) {
  const said = recalled();
  const first = Object.keys(data.views)[0] ?? "";
  state.view = data.views[said.view] ? said.view : first;
  state.lang = data.words[said.lang] ? said.lang : data.lang;
  state.theme = ["light", "dark"].includes(said.theme) ? said.theme : "";
  for (const [id, found] of Object.entries(data.views)) state.chosen[id] = found.chosen;
  state.as = said.as === "change" ? "change" : "";
  if (said.pick) state.chosen[state.view] = known(said.pick.split("~"));
  const opened = state.view === first ? document.querySelector("#rail .shown")?.dataset.key : firstKey(state.view);
  state.key = said.key || opened || "";
}

function known(regions) {
  const lines = view(state.view)?.lines.map(([region]) => region) ?? [];
  return regions.filter((region) => lines.includes(region)).slice(0, 6);
}

function paintAll() {
  const root = document.documentElement;
  root.lang = state.lang;
  if (state.theme) root.dataset.theme = state.theme;
  for (const button of document.querySelectorAll("[data-lang]")) press(button, button.dataset.lang === state.lang);
  paintAs();
  const indicator = view(state.view)?.indicator;
  for (const button of document.querySelectorAll("[data-view]")) {
    press(button, button.dataset.of ? button.dataset.of === indicator : button.dataset.view === state.view);
  }
  for (const menu of document.querySelectorAll("[data-views]")) {
    menu.value = [...menu.options].find((option) => view(option.value)?.indicator === indicator)?.value ?? "";
    menu.options[0].textContent = t("ui.more");
  }
  for (const body of document.querySelectorAll("[data-view-body]")) {
    body.classList.toggle("on", body.dataset.viewBody === state.view);
  }
  for (const field of document.querySelectorAll("[data-add]")) field.placeholder = t("ui.add");
  for (const link of document.querySelectorAll("[data-go]")) link.hidden = !section(link.dataset.go);
  paintChosen();
  paint();
  showCount();
}

function paintAs() {
  for (const button of document.querySelectorAll("button[data-as]")) press(button, button.dataset.as === state.as);
}

function press(button, on) {
  button.setAttribute("aria-pressed", String(on));
}

function section(name) {
  const found = document.querySelectorAll(`[data-section="${name}"]`);
  return [...found].find((one) => !one.closest(".view") || one.closest(".view.on"));
}

function chosenIn({ target }) {
  if (target.matches("[data-views]") && target.value) show(target.value);
  if (target.matches("[data-add]")) add(target);
}

async function show(id) {
  await unfold();
  change({ view: id });
}

function listen() {
  document.addEventListener("click", clicked);
  document.addEventListener("keydown", (event) => {
    if (event.target.closest?.(".reader")) keyOnChart(event);
    if (event.target.closest?.(".chips")) roving(event);
    if (event.target.closest?.(".relating")) keyOnRelation(event);
    if (event.target.closest?.("table.pairs")) keyOnPairs(event);
  });
  document.addEventListener("keydown", keyEverywhere);
  document.addEventListener("change", chosenIn);
  addEventListener("beforeprint", startAll);
  addEventListener("hashchange", () => {
    const said = recalled();
    if (said.view && view(said.view) && said.view !== state.view) show(said.view);
    if (said.key && said.key !== state.key) open(said.key);
  });
}

// each kind of thing to click: its selector, and what a click does
const CLICKS = [
  ["[data-close]", conceal],
  ["[data-copy]", copy],
  ["[data-wrong]", ask],
  ["[data-mark]", mark],
  ["[data-unmark]", unmark],
  ["[data-corrections]", downloadCorrections],
  ["[data-figure-table]", toggleTable],
  ["[data-figure]", (found) => { start(found.closest(".figure").querySelector(".plot")).then(() => downloadFigure(found)); }],
  ["[data-key]:not(.shown)", (found) => { open(found.dataset.key); reveal(); }],
  [".pairs td.open, .pairs td.told", openPair],
  ["[data-lang]", (found) => change({ lang: found.dataset.lang })],
  ["[data-view]", (found) => show(found.dataset.view)],
  ["[data-theme-switch]", turn],
  ["[data-scale]", (found) => scale(found)],
  ["button[data-as]", (found) => change({ as: found.dataset.as })],
  ["[data-sort]", async (found) => { await unfold(); sort(found); }],
  ["[data-more]", async (found) => { await unfold(); showRest(found); }],
  ["[data-export]", (found) => download(found.dataset.export)],
  ["[data-print]", async () => { await unfold(); await startAll(); print(); }],
  ["[data-go]", (found) => section(found.dataset.go)?.scrollIntoView()],
  [".chip, .ranking tr[data-region], .panel", (found) => pick(found.dataset.region)],
];

function clicked(event) {
  for (const [selector, act] of CLICKS) {
    const found = event.target.closest?.(selector);
    if (!found) continue;
    if (found.matches("a")) event.preventDefault();
    act(found);
    return;
  }
}

function turn() {
  const now = state.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  change({ theme: now === "dark" ? "light" : "dark" });
}

function scale(found) {
  for (const button of found.parentElement.children) press(button, button === found);
  change({ scale: found.dataset.scale });
}

function firstKey(id) {
  return document.querySelector(`[data-view-body="${CSS.escape(id)}"] .lead [data-key]`)?.dataset.key ?? "";
}

follow((changes) => {
  if ("view" in changes) {
    const key = firstKey(changes.view);
    if (key) state.key = key;
    scrollTo(0, 0);
  }
  if ("view" in changes || "lang" in changes || "theme" in changes) paintAll();
  if ("as" in changes) paintAs();
});

begin();
