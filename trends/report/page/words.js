// The words of the page's script, in the language it shows now.
import { state } from "./state.js";

let tables = {};

export function learn(words) {
  tables = words;
}

export function t(name, slots = {}) {
  const template = tables[state.lang]?.[name] ?? "";
  return template.replace(/\{(\w+)\}/g, (whole, slot) => slots[slot] ?? whole);
}

export function count(n, noun) {
  const [one, many] = t(`noun.${noun}`).split("|");
  return n + (state.lang === "en" ? " " : "") + (n === 1 ? one : (many ?? one));
}

export function wordsOfCharts() {
  const found = {};
  for (const [name, text] of Object.entries(tables[state.lang] ?? {})) {
    if (name.startsWith("chart.")) found[name.slice(6)] = text;
  }
  return found;
}
