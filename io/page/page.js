/* lectern's own script: tables that sort, filter, copy and hide columns; one name highlighted
 * everywhere; rows that open their sentences. Without it the page reads the same. */
"use strict";
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (name, attributes = {}, ...content) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...content);
    return element;
  };
  const cellsOf = (row) => [...row.children];
  const dataRows = (table) => [...table.tBodies[0].rows].filter((row) => !row.classList.contains("places"));

  /* --- tables --- */

  function closePlaces(table) {
    all("tr.places", table).forEach((row) => row.remove());
    all("td.s button", table).forEach((button) => button.setAttribute("aria-expanded", "false"));
  }

  function compare(a, b) {
    const x = Number(a), y = Number(b);
    if (a === "" || b === "") return (a === "") - (b === "");
    if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
    return a < b ? -1 : a > b ? 1 : 0;
  }

  function sortBy(table, head, column) {
    const down = head.getAttribute("aria-sort") === "ascending";
    closePlaces(table);
    const rows = dataRows(table).map((row, place) => ({ row, place, text: row.children[column].textContent.trim() }));
    rows.sort((a, b) => {
      if (a.text === "" || b.text === "") return (a.text === "") - (b.text === "") || a.place - b.place;
      return (down ? -1 : 1) * compare(a.text, b.text) || a.place - b.place;
    });
    table.tBodies[0].append(...rows.map((entry) => entry.row));
    all("th[aria-sort]", table).forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  }

  function filter(table, wanted, said) {
    closePlaces(table);
    const words = wanted.toLowerCase().split(/\s+/).filter((word) => word !== "");
    let shown = 0;
    for (const row of dataRows(table)) {
      const text = row.textContent.toLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    said.textContent = shown + " rows shown";
  }

  const quoted = (text) => (/[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text);
  const guarded = (text) => (/^[=+@\t]|^-(?![\d.])/.test(text) ? "'" + text : text);

  function asCsv(table) {
    const rows = [table.tHead.rows[0], ...dataRows(table).filter((row) => !row.hidden)];
    return rows.map((row) => cellsOf(row).filter((cell) => !cell.hidden && !cell.classList.contains("s"))
      .map((cell) => quoted(guarded(cell.textContent.trim()))).join(",")).join("\r\n") + "\r\n";
  }

  async function copy(text, said) {
    try {
      await navigator.clipboard.writeText(text);
      said.textContent = "copied";
    } catch {
      const area = make("textarea", { "aria-label": "CSV" });
      area.value = text;
      document.body.append(area);
      area.select();
      said.textContent = document.execCommand("copy") ? "copied" : "could not be copied";
      area.remove();
    }
  }

  function showColumn(table, column, shown) {
    closePlaces(table);
    for (const row of table.rows) row.children[column].hidden = !shown;
  }

  function tools(table) {
    const said = make("span", { role: "status" });
    const input = make("input", { type: "search", size: "18" });
    const button = make("button", { type: "button" }, "Copy as CSV");
    const columns = make("fieldset", {}, make("legend", {}, "Columns shown"));
    const hide = make("details", {}, make("summary", {}, "Columns"), columns);
    cellsOf(table.tHead.rows[0]).forEach((head, column) => {
      const name = head.textContent.trim();
      const box = make("input", { type: "checkbox" });
      const sort = make("button", { type: "button" }, name);
      box.checked = true;
      box.addEventListener("change", () => showColumn(table, column, box.checked));
      sort.addEventListener("click", () => sortBy(table, head, column));
      columns.append(make("label", {}, box, " " + name));
      head.replaceChildren(sort);
    });
    input.addEventListener("input", () => filter(table, input.value, said));
    button.addEventListener("click", () => copy(asCsv(table), said));
    return make("div", { class: "tools" }, make("label", {}, "Filter ", input), button, hide, said);
  }

  all("details.rows").forEach((details) => details.addEventListener("toggle", () => {
    const table = details.querySelector("table");
    if (!details.open || details.querySelector(".tools")) return;
    table.parentElement.before(tools(table));
    placeButtons(table);
  }));

  /* --- the sentences of a row --- */

  function openPlaces(button, numbers) {
    const row = button.closest("tr"), next = row.nextElementSibling;
    const isOpen = next !== null && next.classList.contains("places");
    button.setAttribute("aria-expanded", String(!isOpen));
    if (isOpen) return next.remove();
    const list = make("dl");
    for (const number of numbers) {
      const said = document.getElementById("s" + number);
      list.append(said.previousElementSibling.cloneNode(true), make("dd", { dir: "auto" }, said.textContent));
    }
    row.after(make("tr", { class: "places" }, make("td", { colspan: String(row.children.length) }, list)));
  }

  function placeButtons(table) {
    for (const cell of all("td.s", table)) {
      const numbers = cell.textContent.trim().split(" ").filter((number) => number !== "");
      if (numbers.length === 0) continue;
      const button = make("button", { type: "button", "aria-expanded": "false" }, "show " + numbers.length);
      button.addEventListener("click", () => openPlaces(button, numbers));
      cell.replaceChildren(button);
    }
  }

  /* --- one name everywhere --- */

  const space = "http://www.w3.org/2000/svg";

  function putBand(svg, text) {
    const place = /translate\(([-\d.]+),([-\d.]+)\)(.*rotate)?/.exec(text.parentElement.getAttribute("transform") || "");
    if (!place) return;
    const box = svg.viewBox.baseVal, band = document.createElementNS(space, "rect");
    const set = (x, y, width, height) => Object.entries({ x, y, width, height, class: "band" })
      .forEach(([key, value]) => band.setAttribute(key, value));
    if (place[3]) set(place[1] - 11, 0, 22, box.height);
    else set(0, place[2] - 16, box.width, 22);
    svg.append(band);
  }

  const isNamed = (label, name) => label === name ||
    (label.endsWith("\u2026") && label.length > 4 && name.startsWith(label.slice(0, -1)));

  function highlight(kind, name) {
    all(".band").forEach((band) => band.remove());
    all("tr.hit").forEach((row) => row.classList.remove("hit"));
    if (kind.startsWith("r")) document.body.dataset.role = kind.slice(1);
    else delete document.body.dataset.role;
    if (kind === "") return;
    for (const text of all("figure svg text"))
      if (!kind.startsWith("r") && isNamed(text.textContent.trim(), name)) putBand(text.ownerSVGElement, text);
    for (const cell of all("tbody td, tbody th"))
      if (cell.textContent.trim() === name) cell.parentElement.classList.add("hit");
  }

  const pick = document.getElementById("pick");
  document.getElementById("highlight").hidden = false;
  pick.addEventListener("change", () => {
    const colon = pick.value.indexOf(":");
    highlight(pick.value.slice(0, Math.max(colon, 0)), pick.value.slice(colon + 1));
  });

  /* --- a link to a table opens it --- */

  function openTarget() {
    const target = location.hash.startsWith("#t-") && document.getElementById(location.hash.slice(1));
    const rows = target && target.querySelector("details.rows");
    if (rows) rows.open = true;
  }
  addEventListener("hashchange", openTarget);
  openTarget();
})();
