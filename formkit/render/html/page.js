"use strict";
// What every page can do: sort a table by a column. Without it the page is a plain list.
(() => {
  const text = (row, column) => row.cells[column].textContent;
  const isNumber = (value) => /^\d+$/.test(value);

  function compared(one, other, column) {
    const [a, b] = [text(one, column), text(other, column)];
    return isNumber(a) && isNumber(b) ? a - b : a.localeCompare(b, document.documentElement.lang);
  }

  function sortBy(table, heads, column) {
    const head = heads[column];
    const first = column ? "descending" : "ascending"; // of numbers, the most is what matters
    const second = column ? "ascending" : "descending";
    const order = head.getAttribute("aria-sort") === first ? second : first;
    for (const one of heads) one.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1;
    const body = table.tBodies[0];
    body.append(...[...body.rows].sort((a, b) => sign * compared(a, b, column)));
  }

  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      button.addEventListener("click", () => sortBy(table, heads, column));
      head.append(button);
    });
  }
})();
