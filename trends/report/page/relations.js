// The paces of two indicators by keys: left and right by the one, up and down by the other, Enter opens.
import { announce } from "./choose.js";
import { fact, fitOf, view } from "./facts.js";
import { open, reveal, summary } from "./rail.js";

const STEPS = { ArrowLeft: ["cx", -1], ArrowRight: ["cx", 1], ArrowUp: ["cy", -1], ArrowDown: ["cy", 1] };

// of each point: its region, and the keys of its pace in the view's own indicator and in the other
export function related(within) {
  const { lines } = view(within.closest("[data-view-body]").dataset.viewBody);
  const own = new Map(lines.map(([region, , key]) => [region, key]));
  return [...within.querySelectorAll(".relation circle")].map((point) => {
    const { key } = point.dataset;
    const { region } = fact(key);
    return { point, region, keys: [own.get(region), key], fits: [own.get(region), key].map(fitOf) };
  });
}

export function keyOnRelation(event) {
  const frame = event.target.closest(".relating");
  const all = related(frame);
  const at = all.find(({ point }) => point.matches(".at"));
  if (event.key === "Enter" && at) {
    open(at.keys[1]);
    reveal();
  }
  const step = STEPS[event.key];
  if (!step) return;
  event.preventDefault();
  const [axis, way] = step;
  all.sort((a, b) => a.point.getAttribute(axis) - b.point.getAttribute(axis));
  const next = all[at ? Math.min(Math.max(all.indexOf(at) + way, 0), all.length - 1) : 0];
  at?.point.classList.remove("at");
  next.point.classList.add("at");
  const [one, two] = next.keys.map(summary);
  announce(`${one} / ${two.slice(two.indexOf(": ") + 2)}`);
}
