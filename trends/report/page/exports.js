// Downloads and citations, made from what the page holds.
import { everyNumber, fact } from "./facts.js";
import { t } from "./words.js";

export function download(name) {
  if (name === "package") return downloadPackage();
  const rows = name === "sources" ? sources() : numbers();
  save("\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n", `trends-${name}.csv`, "text/csv");
}

const TYPES = { value: "number", year: "integer", start: "integer", end: "integer" };

// a data package with its rows inside: one file that says what its columns are
export function downloadPackage() {
  const resources = Object.entries({ numbers: numbers(), sources: sources() }).map(([name, [heads, ...rows]]) => ({
    name, profile: "tabular-data-resource",
    schema: { fields: heads.map((head) => ({ name: head, type: TYPES[head] ?? "string" })) },
    data: rows.map((row) => Object.fromEntries(heads.map((head, i) => [head, row[i] ?? null]))),
  }));
  const title = document.querySelector(".view.on h1")?.innerText ?? "trends";
  const whole = { profile: "tabular-data-package", name: "trends", title, resources };
  save(JSON.stringify(whole, null, 1), "datapackage.json", "application/json");
}

export function save(content, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// a leading sign would be read as a formula by spreadsheets
export function cell(value) {
  const text = String(value ?? "");
  const plain = typeof value === "string" && /^[=+@\t\r\n＝＋－＠-]/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}

function numbers() {
  const heads = ["region", "indicator", "subgroup", "role", "year", "value", "unit", "status", "source"];
  const facts = everyNumber().map(fact);
  return [heads, ...facts.map((f) => heads.map((name) => f[name]))];
}

function sources() {
  const heads = ["region", "indicator", "year", "value", "document", "text", "start", "end", "sentence"];
  const rows = [];
  for (const found of everyNumber().map(fact)) {
    for (const said of found.statements) {
      if (!said?.passage) continue;
      const [, , text, low, high] = said.passage;
      const sentence = Array.from(text).slice(low, high).join("");
      rows.push([found.region, found.indicator, found.year, found.value, said.document, said.part, said.start, said.end, sentence]);
    }
  }
  return [heads, ...rows];
}

export async function copy(button) {
  const text = button.dataset.copy;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  button.textContent = t("rail.copied");
}
