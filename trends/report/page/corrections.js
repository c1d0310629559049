// The reader's corrections: a number marked as wrong, the right one and why, as corrections.toml for the next run.
import { save } from "./exports.js";
import { fact } from "./facts.js";
import { element } from "./quote.js";
import { change, state } from "./state.js";
import { t } from "./words.js";

const marked = new Map();

export function correction(found) {
  const told = marked.get(found.key);
  if (!told) return element("p", { class: "fix" }, control("wrong", t("ui.wrong")));
  const right = told.value === null ? "×" : String(told.value);
  return element("p", { class: "fix" }, t("rail.marked", { right, why: told.reason }), " ", control("unmark", t("ui.undo")));
}

function control(name, text) {
  return element("button", { type: "button", [`data-${name}`]: true }, text);
}

export function ask(pressed) {
  const fields = element("div", { class: "fix" },
    element("label", {}, t("ui.right"), element("input", { type: "number", step: "any", class: "right" })),
    element("label", {}, t("ui.why"), element("input", { type: "text", class: "why", maxlength: "300" })),
    control("mark", t("ui.keep")));
  pressed.closest(".fix").replaceWith(fields);
  fields.querySelector("input").focus();
}

export function mark(pressed) {
  const fields = pressed.closest(".fix");
  const [right, why] = [".right", ".why"].map((name) => fields.querySelector(name));
  const reason = why.value.trim();
  if (!reason || !right.validity.valid) return (reason ? right : why).focus();
  marked.set(state.key, { value: right.value === "" ? null : right.valueAsNumber, reason });
  return told();
}

export function unmark() {
  marked.delete(state.key);
  told();
}

function told() {
  change({ corrections: marked.size });
  showCount();
}

export function showCount() {
  const shown = document.querySelector("[data-corrections]");
  if (!shown) return;
  shown.hidden = !marked.size;
  shown.textContent = t("ui.corrections", { n: marked.size });
}

export function downloadCorrections() {
  const entries = [...marked].flatMap(([key, told_]) => statements(fact(key)).map((one) => entry(one, told_)));
  save(entries.join("\n"), "corrections.toml", "application/toml");
}

// a number rests on statements of texts, or on one line of a table
function statements(found) {
  const said = found.statements.filter(Boolean);
  if (said.length === 1) return [{ match: { observation: said[0].id }, expect: found.value }];
  if (said.length) return said.map((one) => ({ match: { observation: one.id }, expect: one.value }));
  const { region, indicator, subgroup, role, year } = found;
  const [, document_, place] = /^(.*?) (line \d+)(?: · |$)/s.exec(found.source) ?? [];
  const line = place ? { document: document_, place } : {};
  return [{ match: { ...line, region, indicator, subgroup, role, year }, expect: found.value }];
}

function entry({ match, expect }, { value, reason }) {
  const lines = ["[[correction]]", `match = ${inline(match)}`, `action = "${value === null ? "drop" : "set"}"`];
  lines.push(`reason = ${quoted(reason)}`, `expect = ${expect}`);
  if (value !== null) lines.push(`set = ${inline({ value })}`);
  return lines.join("\n") + "\n";
}

function inline(values) {
  const pairs = Object.entries(values).map(([name, one]) => `${name} = ${typeof one === "number" ? one : quoted(one)}`);
  return `{${pairs.join(", ")}}`;
}

// JSON's escapes are TOML's, but for the one control character that JSON lets pass
function quoted(text) {
  return JSON.stringify(String(text)).replaceAll("\u007f", "\\u007f");
}
