// Charts start when they come near: the specification, its rows, and the one selection pushed into them.
import { drawing, place } from "./facts.js";
import { drawPanels } from "./panels.js";
import { open, reveal, summary } from "./rail.js";
import { follow, state } from "./state.js";
import { fitWidth } from "./numerals.js";
import { wordsOfCharts } from "./words.js";

const LEAST = 100;
const PHONE = 480;
// px that a name may take, as the charts' paddings are measured for
const LONGEST = { false: 160, true: 96 };
const running = new Map();

export function watch() {
  const near = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      near.unobserve(entry.target);
      start(entry.target);
    }
  }, { rootMargin: "400px" });
  for (const target of document.querySelectorAll("[data-drawing], [data-panels]")) near.observe(target);
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
  if (!found || typeof vegaEmbed === "undefined") {
    target.classList.remove("drawn");
    return;
  }
  const spec = structuredClone(found.spec);
  spec.data = { ...spec.data, values: structuredClone(found.rows) };
  const frame = document.createElement("div");
  frame.setAttribute("aria-hidden", "true");
  const { view } = await vegaEmbed(frame, spec, {
    mode: "vega-lite", ast: true, actions: false, renderer: "svg", defaultStyle: false, tooltip: false,
  });
  target.replaceChildren(frame);
  target.addEventListener("mouseleave", () => hover(""));
  running.set(target, { view, spec });
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
  await push(target);
  // the first chart that answers is when the page does: read by the benchmark
  if (running.size === 1) performance.mark("trends-ready");
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

function padding(spec, narrow) {
  return { ...spec.padding, ...(narrow ? spec.usermeta?.narrow : {}) };
}

function regionsOf(target) {
  return state.chosen[target.dataset.drawing.replace(/\/[^/]*$/, "")] ?? [];
}

async function push(target) {
  const { view, spec } = running.get(target);
  const narrow = target.clientWidth < PHONE;
  const names = {};
  for (const { region } of drawing(target.dataset.drawing).rows) {
    if (region) names[region] ??= fitWidth(place(region), LONGEST[narrow]);
  }
  const sides = padding(spec, narrow);
  set(view, "chosen", regionsOf(target));
  set(view, "names", names);
  set(view, "words", wordsOfCharts());
  set(view, "narrow", narrow);
  view.padding(sides).width(Math.max(target.clientWidth - (sides.left ?? 0) - (sides.right ?? 0), LEAST));
  await view.runAsync();
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

follow((changes) => {
  if ("chosen" in changes || "lang" in changes || "view" in changes) requestAnimationFrame(pushAll);
});
