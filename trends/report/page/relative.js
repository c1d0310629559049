// The lead chart's lines as change in percent since a year that most share: as trends/charts/relative.py has it.
import { number } from "./numerals.js";

const MOST = 6;
const SHARES = { p5: 0.05, p25: 0.25, p50: 0.5, p75: 0.75, p95: 0.95 };

// rows in percent of those of one year, and the parameters of their axis
export function changes(rows, year) {
  const base = new Map();
  for (const row of rows) if (row.kind === "point" && row.year === year && row.value > 0) base.set(row.region, row.value);
  const rebase = (row) => ({ ...row, value: 100 * (row.value / base.get(row.region) - 1) });
  const points = rows.filter((row) => row.kind === "point" && base.has(row.region)).map(rebase);
  const clouds = rows.some((row) => row.kind === "cloud") ? cloud(points) : [];
  const values = points.map((row) => row.value);
  const largest = Math.max(...values.map(Math.abs));
  const ends = rows.filter((row) => row.kind === "end" && base.has(row.region)).map(rebase)
    .map((row) => ({ ...row, text: percent(row.value, largest) }));
  const words = rows.filter((row) => row.kind === "end" && row.word)
    .map((row) => ({ ...row, value: clouds.at(-1)[row.word === "median" ? "p50" : "p95"] }));
  const breaks = rows.filter((row) => row.kind === "break");
  return { rows: [...points, ...breaks, ...ends, ...words, ...clouds],
    signals: { ...axis(Math.min(...values), Math.max(...values)), percent: true } };
}

export function percent(value, largest) {
  const text = number(value, largest >= 100 ? 0 : 1, true);
  return (/[1-9]/.test(text) ? text : text.slice(1)) + "%";
}

function cloud(points) {
  const years = new Map();
  for (const row of points) years.set(row.year, [...(years.get(row.year) ?? []), row.value]);
  return [...years].sort(([a], [b]) => a - b).map(([year, values]) => {
    values.sort((a, b) => a - b);
    const shares = Object.entries(SHARES).map(([name, share]) => [name, quantile(values, share)]);
    return { kind: "cloud", region: "", key: "", year, ...Object.fromEntries(shares) };
  });
}

function quantile(values, share) {
  const at = share * (values.length - 1);
  const low = Math.floor(at);
  return values[low] + (at - low) * ((values[low + 1] ?? values[low]) - values[low]);
}

// a domain with a little air, and the round values inside it
function axis(least, most) {
  const [low, high] = least === most ? [least - Math.max(Math.abs(least), 1) * 0.1, most + Math.max(Math.abs(most), 1) * 0.1] : [least, most];
  const air = (high - low) * 0.04;
  const bottom = low < 0 || low - air > 0 ? low - air : 0;
  const top = high + air;
  const span = high - low + 2 * air;
  const power = 10 ** Math.floor(Math.log10(span / MOST));
  const step = ([1, 2, 2.5, 5].find((factor) => span / (factor * power) <= MOST) ?? 10) * power;
  const ticks = [];
  for (let i = Math.ceil(bottom / step); i <= Math.floor(top / step); i += 1) ticks.push(Number((i * step).toPrecision(10)));
  return { bottom, top, ticks };
}
