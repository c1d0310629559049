// Columns as the data block packs them: what repeats once, whole numbers as steps, texts by their place.
export function unpack({ n, columns }) {
  return Object.fromEntries(Object.entries(columns).map(([name, packed]) => [name, column(packed, n)]));
}

function column(packed, n) {
  if (Array.isArray(packed)) return packed;
  if ("same" in packed) return Array(n).fill(packed.same);
  if ("words" in packed) return column(packed.at, n).map((at) => packed.words[at]);
  if ("of" in packed) return lists(column(packed.of, n), packed.all);
  let value = 0;
  return packed.steps.map((step) => (value += step));
}

function lists(lengths, packed) {
  const members = column(packed, lengths.reduce((sum, length) => sum + length, 0));
  let at = 0;
  return lengths.map((length) => members.slice(at, (at += length)));
}

// rows with different names, a packed table for each set of names
export function rowsOf({ order, tables }) {
  const rows = tables.map((table) => rows_(unpack(table), table.n));
  const next = rows.map(() => 0);
  return unpack(order).table?.map((table) => rows[table][next[table]++]) ?? [];
}

function rows_(columns, n) {
  const names = Object.keys(columns);
  return Array.from({ length: n }, (_, i) => Object.fromEntries(names.map((name) => [name, columns[name][i]])));
}
