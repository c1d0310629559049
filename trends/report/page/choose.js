// The selection: chips, rows and panels all toggle it, and all show it.
import { place, view } from "./facts.js";
import { chosen, follow, state, toggle } from "./state.js";
import { t } from "./words.js";

export function paintChosen() {
  const picked = chosen();
  const scope = document.querySelector(".view.on");
  if (!scope) return;
  for (const chip of scope.querySelectorAll(".chip")) mark(chip, picked, true);
  for (const other of scope.querySelectorAll("tr[data-region], .panel")) mark(other, picked, false);
}

function mark(element, picked, chip) {
  const at = picked.indexOf(element.dataset.region);
  if (chip) element.setAttribute("aria-pressed", String(at >= 0));
  else element.classList.toggle("chosen", at >= 0);
  element.style.setProperty("--own", at >= 0 ? `var(--s${at + 1})` : "inherit");
}

export function pick(region) {
  const known = view(state.view)?.lines.some(([own]) => own === region);
  if (known && !toggle(region)) announce(t("ui.most"));
}

export function announce(text) {
  const line = document.querySelector(".view.on .cursor");
  if (line) line.textContent = text;
}

export function roving(event) {
  const group = event.target.closest(".chips");
  const chips = [...group.querySelectorAll(".chip")].filter((chip) => chip.offsetParent);
  const at = chips.indexOf(document.activeElement);
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (at < 0 || !step) return;
  event.preventDefault();
  const next = chips[(at + step + chips.length) % chips.length];
  for (const chip of chips) chip.tabIndex = chip === next ? 0 : -1;
  next.focus();
}

export function prepareChips() {
  for (const group of document.querySelectorAll(".chips")) {
    const first = group.querySelector(".chip");
    if (first && !group.querySelector(".chip[tabindex='0']")) first.tabIndex = 0;
  }
}

export function add(field) {
  const wanted = field.value.trim();
  const found = view(state.view)?.lines.find(([region]) => place(region) === wanted || region === wanted);
  if (found) {
    pick(found[0]);
    field.value = "";
  }
}

follow((changes) => {
  if ("chosen" in changes || "view" in changes || "scale" in changes || "lang" in changes) paintChosen();
});
