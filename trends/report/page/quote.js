// A sentence with its number marked. Offsets count characters, not the halves of surrogate pairs.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== null && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== ""));
  return made;
}

export function button(key, shown) {
  return element("button", { type: "button", class: "n", "data-key": key }, shown);
}

export function quotation(statement) {
  if (!statement.passage) return null;
  const [, first, text, low, high] = statement.passage;
  const characters = Array.from(text);
  const cut = (from, to) => characters.slice(from, to).join("");
  const at = statement.start - first;
  const to = statement.end - first;
  const sentence = element("span", { class: "sentence" },
    cut(low, at), element("mark", {}, cut(at, to)), cut(to, high));
  const before = (first > 0 ? "…" : "") + cut(0, low);
  return element("blockquote", { lang: statement.language, dir: "auto" }, before, sentence, cut(high) + "…");
}
