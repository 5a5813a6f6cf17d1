// One row of the ranking, filled into the pattern that the page brings.

const SVG = "http://www.w3.org/2000/svg";
const COLOURS = 12;
const DECISIONS = { shortlist: "Shortlisted", hold: "On hold", decline: "Declined", override: "Overridden" };

export function makeRow(row, page) {
  const made = document.getElementById("row").content.firstElementChild.cloneNode(true);
  made.id = `r-${row.id}`;
  made.dataset.id = row.id;
  const link = made.querySelector(".candidate");
  link.href = `/screenings/${page.screening}/candidates/${row.id}`;
  fillRow(made, row, page, true);
  return made;
}

/** Write into a row what may have changed. */
export function fillRow(made, row, page, whole = false) {
  const moved = row.kept && row.rank !== row.kept ? row.kept - row.rank : 0;
  setText(made.querySelector(".cell-rank"), String(row.rank));
  setText(made.querySelector(".cell-score b"), (row.shown.tenths / 10).toFixed(1));
  const arrow = made.querySelector(".moved");
  setText(arrow, moved ? `${moved > 0 ? "▲" : "▼"} ${Math.abs(moved)}` : "");
  arrow.className = `moved ${moved > 0 ? "up" : "down"}`;
  const bar = row.shown.points.join();
  if (made.dataset.bar !== bar) {
    made.dataset.bar = bar;
    drawBar(made.querySelector(".bar"), row, page);
  }
  const button = made.querySelector(".decide");
  setText(button, DECISIONS[row.decision] ?? "Decide");
  button.className = `small decide ${row.decision ?? ""}`;
  const flags = row.flags.join();
  if (whole || made.dataset.flags !== flags) {
    made.dataset.flags = flags;
    made.querySelector(".flags").replaceChildren(...row.flags.map((code) => flagChip(code, row, page)));
  }
  if (whole) fillFacts(made, row, page);
}

function fillFacts(made, row, page) {
  setText(made.querySelector(".candidate"), row.name);
  setText(made.querySelector(".file"), row.file ?? "");
  made.querySelector(".cell-select input").setAttribute("aria-label", `Select ${row.name}`);
  made.querySelector(".decide").setAttribute("aria-label", `Decide on ${row.name}`);
  const asked = page.criteria.map((item, place) => ({ ...item, verdict: row.verdicts[place] })).filter((item) => item.required);
  const met = asked.filter((item) => item.verdict === "m").length;
  const borderline = asked.filter((item) => item.verdict === "b").length;
  const missing = asked.filter((item) => !"mb".includes(item.verdict)).map((item) => item.label);
  setText(made.querySelector(".needs"), asked.length ? `${met} of ${asked.length} required${borderline ? `, ${borderline} borderline` : ""}` : "");
  setText(made.querySelector(".missing"), missing.length ? `Not shown: ${missing.join("; ")}` : "");
  made.querySelectorAll(".cell-years").forEach((cell, place) => {
    setText(cell, yearsText(row.years[place]));
    cell.dataset.unit = row.years[place][2] ? " years" : "";
  });
  setText(made.querySelector(".cell-degree"), row.degree ?? "–");
  const chips = row.skills.map((name) => chip(name, ""));
  if (row.skillCount > row.skills.length) chips.push(chip(`+${row.skillCount - row.skills.length}`, "more"));
  made.querySelector(".cell-skills .chips").replaceChildren(...chips);
}

export function yearsText([low, middle, high]) {
  if (!high) return "–";
  const shown = (tenths) => (tenths / 10).toFixed(1);
  return low === high ? shown(middle) : `${shown(low)}–${shown(high)}`;
}

function drawBar(bar, row, page) {
  let start = 0;
  const parts = [];
  row.shown.points.forEach((tenths, place) => {
    if (tenths) {
      const part = document.createElementNS(SVG, "rect");
      part.setAttribute("class", `c${place % COLOURS}`);
      part.setAttribute("x", start);
      part.setAttribute("width", tenths);
      part.setAttribute("height", 10);
      const title = document.createElementNS(SVG, "title");
      title.textContent = `${page.criteria[place].label}: ${(tenths / 10).toFixed(1)} of ${(page.most[place] / 10).toFixed(1)}`;
      part.append(title);
      parts.push(part);
    }
    start += tenths;
  });
  bar.replaceChildren(...parts);
}

function flagChip(code, row, page) {
  const flag = page.flags[code];
  const made = chip(flag.label, flag.kind);
  made.title = flag.meaning;
  if (code === "duplicate") {
    const others = (page.twins[row.id] ?? []).map(([id, likeness]) => `${page.names.get(id) ?? "another"} (${likeness})`);
    made.title = `Probably the same person as ${others.join(", ")}.`;
  }
  return made;
}

function chip(text, kind) {
  const made = document.createElement("span");
  made.className = `chip ${kind}`;
  made.textContent = text;
  return made;
}

function setText(place, text) {
  if (place.textContent !== text) place.textContent = text;
}
