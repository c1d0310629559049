// Tables: order by a column, show the rest.
export function sort(head) {
  const table = head.closest("table");
  const name = head.dataset.sort;
  const cell = head.closest("th");
  const down = cell.getAttribute("aria-sort") !== "descending";
  for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
  cell.setAttribute("aria-sort", down ? "descending" : "ascending");
  const body = table.tBodies[0];
  const rows = [...body.rows].filter((row) => !row.classList.contains("bench"));
  rows.sort((a, b) => compare(a.dataset[name], b.dataset[name], down));
  body.append(...rows);
  const rest = rows.filter((row) => "rest" in row.dataset).length;
  rows.forEach((row, i) => {
    if (rest && i >= rows.length - rest) row.dataset.rest = "";
    else delete row.dataset.rest;
  });
}

function compare(a, b, down) {
  if (a === "" || b === "") return (a === "") - (b === "");
  const order = Number.isNaN(Number(a)) ? a.localeCompare(b, "zh") : Number(a) - Number(b);
  return down ? -order : order;
}

export function showRest(button) {
  button.previousElementSibling.classList.add("open");
  button.remove();
}
