// Charts start when they come near: the specification, its rows, and the one selection pushed into them.
import { drawing, place } from "./facts.js";
import { drawPanels } from "./panels.js";
import { changes } from "./relative.js";
import { open, reveal, summary } from "./rail.js";
import { follow, state } from "./state.js";
import { fitWidth } from "./numerals.js";
import { wordsOfCharts } from "./words.js";

const LEAST = 100;
const PHONE = 480;
// px that a name may take, as the charts' paddings are measured for
const LONGEST = { false: 160, true: 96 };
const running = new Map();

const near = globalThis.IntersectionObserver && new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    near.unobserve(entry.target);
    start(entry.target);
  }
}, { rootMargin: "400px" });

// again after more of the page has been unpacked
export function watch() {
  for (const target of document.querySelectorAll("[data-drawing]:not(.drawn), [data-panels]:not(.drawn)")) near.observe(target);
}

export function start(target) {
  if (target.classList.contains("drawn")) return Promise.resolve();
  target.classList.add("drawn");
  if (target.dataset.panels) {
    drawPanels(target);
    return Promise.resolve();
  }
  return embed(target);
}

export function startAll() {
  const all = document.querySelectorAll(".view.on [data-drawing], .view.on [data-panels]");
  return Promise.all([...all].map(start));
}

async function embed(target) {
  const found = drawing(target.dataset.drawing);
  if (!found || typeof drawChart === "undefined") {
    target.classList.remove("drawn");
    return;
  }
  const frame = document.createElement("div");
  frame.setAttribute("aria-hidden", "true");
  const view = await drawChart(frame, filled(target, found));
  target.replaceChildren(frame);
  target.dataset.as = state.as;
  target.addEventListener("mouseleave", () => hover(""));
  running.set(target, view);
  view.addEventListener("click", (event, item) => {
    if (!item?.datum?.key) return;
    open(item.datum.key);
    reveal();
  });
  view.addEventListener("mousemove", (event, item) => {
    const key = item?.datum?.key;
    target.style.cursor = key ? "pointer" : "";
    hover(key, event);
  });
  // the first chart that answers is when the page does: read by the benchmark
  if (running.size === 1) performance.mark("trends-ready");
}

// the specification as it is drawn first: with its rows, which Vega writes into, and what the reader chose
function filled(target, { spec }) {
  const { signals, rows, ...size } = given(target);
  const data = spec.data.map((one) => (one.name === "rows" ? { ...one, values: rows.map((row) => ({ ...row })) } : one));
  return { ...spec, ...size, data,
    signals: spec.signals?.map((one) => (one.name in signals ? { ...one, value: signals[one.name] } : one)) };
}

function hover(key, event) {
  const tip = document.querySelector(".tip");
  const text = key ? summary(key) : "";
  tip.hidden = !text;
  if (!text) return;
  tip.textContent = text;
  const room = document.documentElement.clientWidth - tip.offsetWidth - 8;
  tip.style.left = `${Math.min(event.clientX + 14, room)}px`;
  tip.style.top = `${event.clientY + 18}px`;
}

function regionsOf(target) {
  return state.chosen[target.dataset.drawing.replace(/\/[^/]*$/, "")] ?? [];
}

function given(target) {
  const { spec, rows } = drawing(target.dataset.drawing);
  const narrow = target.clientWidth < PHONE;
  const names = {};
  for (const { region } of rows) if (region) names[region] ??= fitWidth(place(region), LONGEST[narrow]);
  const padding = { ...spec.padding, ...(narrow ? spec.usermeta?.narrow : {}) };
  const width = Math.max(target.clientWidth - (padding.left ?? 0) - (padding.right ?? 0), LEAST);
  const shown = asked(target, spec, rows);
  const aspect = spec.usermeta?.aspect;
  return { width, ...(aspect ? { height: width * aspect } : {}), padding, rows: shown.rows,
    signals: { chosen: regionsOf(target), names, words: wordsOfCharts(), narrow, ...shown.signals } };
}

// the lines as they stand or as changes, with the axis of either
function asked(target, spec, rows) {
  if (!target.dataset.drawing.endsWith("/lines")) return { rows, signals: {} };
  const base = spec.signals?.find((one) => one.name === "base")?.value;
  if (base && state.as === "change") return changes(rows, base);
  const axis = spec.signals?.filter((one) => ["bottom", "top", "ticks", "percent"].includes(one.name)) ?? [];
  return { rows, signals: Object.fromEntries(axis.map((one) => [one.name, one.value])) };
}

function push(target) {
  const view = running.get(target);
  const { width, height, padding, signals, rows } = given(target);
  if (target.dataset.as !== state.as) {
    view.data("rows", rows.map((row) => ({ ...row })));
    target.dataset.as = state.as;
  }
  for (const [name, value] of Object.entries(signals)) set(view, name, value);
  if (height) view.height(height);
  return view.padding(padding).width(width).runAsync();
}

function set(view, name, value) {
  try {
    view.signal(name, value);
  } catch {
    // a drawing without this parameter needs no push
  }
}

export function pushAll() {
  for (const target of running.keys()) if (target.clientWidth) push(target);
}

export function resize() {
  let waiting = 0;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(pushAll, 120);
  });
}

follow((now) => {
  if (["chosen", "lang", "view", "as"].some((name) => name in now)) requestAnimationFrame(pushAll);
});
