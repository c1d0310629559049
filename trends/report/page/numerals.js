// How numbers are written: as trends/report/numerals.py has it.
const BOUNDS = { "=": "", "~": "~", "<": "<", "<=": "≤", ">": ">", ">=": "≥" };

export function number(value, digits = 1, sign = false) {
  const size = Math.abs(value);
  const rounded = /e/.test(String(size)) ? size : Number(Math.round(`${size}e${digits}`) + `e-${digits}`);
  let text = rounded.toFixed(digits);
  if (rounded >= 10000) text = text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ",");
  if (value < 0) return "−" + text;
  return sign ? "+" + text : text;
}

export function exact(value) {
  const text = number(value, 4);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

export function hedged(value, bound, digits, high) {
  const span = high === null || high === undefined ? "" : "–" + number(high, digits);
  return (BOUNDS[bound] ?? "") + number(value, digits) + span;
}

export function years(low, high) {
  if (low === null && high === null) return "";
  if (low === high || high === null || low === null) return String(low ?? high);
  return `${low}–${high}`;
}

// as the charts measure it: full-width characters one em, others 0.56
export function fitWidth(text, most, size = 14) {
  const characters = Array.from(text);
  let wide = 0;
  const widths = characters.map((c) => (c.codePointAt(0) > 0x2e7f ? size : size * 0.56));
  for (const width of widths) wide += width;
  if (wide <= most) return text;
  wide += size * 0.56;
  while (wide > most && characters.length) {
    characters.pop();
    wide -= widths.pop();
  }
  return characters.join("") + "…";
}
