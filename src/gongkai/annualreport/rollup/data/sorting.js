for (const table of document.querySelectorAll("table")) {
  const body = table.tBodies[0];
  const total = body.querySelector("tr.total");
  table.querySelectorAll("thead th").forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") !== "descending";
      for (const other of table.querySelectorAll("thead th")) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const value = row => row.cells[column].dataset.value ?? row.cells[column].textContent;
      const rows = [...body.rows].filter(row => row !== total);
      rows.sort((a, b) => value(a).localeCompare(value(b), "zh-CN", { numeric: true }));
      if (head.classList.contains("n")) rows.sort((a, b) => Number(value(a)) - Number(value(b)));
      if (down) rows.reverse();
      body.append(...rows, ...(total ? [total] : []));
    });
  });
}
