// The ranking: rows that come after the page, sorting, filters, weights, decisions, and what arrives meanwhile.

import { request } from "./http.js";
import { decide } from "./ranking-decide.js";
import { fillRow, makeRow } from "./ranking-draw.js";
import { drawExport, offerExports, openExports } from "./ranking-export.js";
import { listen } from "./ranking-keys.js";
import { chosen, rankAll, scaled, score, splitPoints, unpack } from "./ranking-rows.js";
import { toast } from "./toast.js";

const AT_ONCE = 80;
const WORKING = 1500;
const IDLE = 5000;
const TOGETHER = 500;
const MOST_COMPARED = 5;

const $ = (id) => document.getElementById(id);
const page = JSON.parse($("data").textContent);
const table = $("table");
const rows = new Map();
const drawn = new Map();
const selected = new Set();
let failures = new Map();
let ranked = [];
let visible = [];
let limit = AT_ONCE;
let number = null;
let counted = null;
let arrivals = 0;

page.twins = {};
page.names = new Map();
page.most = page.criteria.map((item) => item.tenths);
const own = scaled(page.criteria.map((item) => item.weight));
let weights = [...own.numbers];

// What is wanted

const wanted = { search: "", bands: new Set(), decisions: new Set(), flags: new Set(), score: 0, years: page.functions.map(() => 0), sort: "rank", down: false };

function readFilters() {
  const checked = (name) => [...document.querySelectorAll(`[data-${name}]:checked`)].map((box) => box.dataset[name]);
  wanted.search = $("search").value;
  wanted.bands = new Set(checked("band").map(Number));
  wanted.decisions = new Set(checked("decision"));
  wanted.flags = new Set(checked("flag"));
  wanted.score = Number($("least-score").value) || 0;
  wanted.years = [...document.querySelectorAll("[data-years]")].map((field) => Number(field.value) || 0);
  const count = wanted.bands.size + wanted.decisions.size + wanted.flags.size + (wanted.score ? 1 : 0) + wanted.years.filter(Boolean).length;
  $("filter-count").hidden = !count;
  $("filter-count").textContent = String(count);
}

function clearFilters() {
  for (const box of document.querySelectorAll("#filter input")) {
    box.checked = false;
    if (box.type === "number") box.value = "";
  }
}

function sortBy(sort, down = false) {
  wanted.sort = sort;
  wanted.down = down;
  $("sort").value = sort;
  for (const head of table.querySelectorAll("th[aria-sort]")) head.removeAttribute("aria-sort");
  const head = table.querySelector(`[data-sort="${sort}"]`)?.closest("th");
  // Years and points fall from the top where a list of names rises.
  const falls = sort.startsWith("years") !== down;
  head?.setAttribute("aria-sort", falls ? "descending" : "ascending");
  limit = AT_ONCE;
  draw();
}

// Drawing

let pending = false;
function drawSoon() {
  if (pending) return;
  pending = true;
  requestAnimationFrame(() => {
    pending = false;
    draw();
  });
}

function draw() {
  readFilters();
  visible = chosen(ranked, wanted);
  const shown = visible.slice(0, limit);
  const grouped = wanted.sort === "rank" && !wanted.down;
  const focused = table.contains(document.activeElement) ? document.activeElement : null;
  const parts = [];
  let body = null;
  let band = null;
  for (const row of shown) {
    if (!body || (grouped && row.band !== band)) {
      body = document.createElement("tbody");
      body.setAttribute("role", "rowgroup");
      if (grouped) body.append(bandRow(row.band));
      band = row.band;
      parts.push(body);
    }
    let made = drawn.get(row.id);
    if (made) fillRow(made, row, page);
    else drawn.set(row.id, (made = makeRow(row, page)));
    mark(made, row);
    body.append(made);
  }
  for (const old of table.querySelectorAll("tbody")) old.remove();
  table.append(...parts);
  if (focused?.isConnected && document.activeElement !== focused) focused.focus({ preventScroll: true });
  $("more").hidden = visible.length <= limit;
  $("none").hidden = visible.length > 0 || !ranked.length;
  table.hidden = ranked.length > 0 && !visible.length;
  const all = ranked.length;
  const text = visible.length === all ? `${all} ${all === 1 ? "candidate" : "candidates"}` : `${visible.length} of ${all} candidates`;
  if ($("count").textContent !== text) $("count").textContent = text;
  drawSelection();
}

function bandRow(band) {
  const made = document.createElement("tr");
  made.className = "band";
  made.setAttribute("role", "row");
  const head = document.createElement("th");
  head.setAttribute("role", "rowheader");
  head.scope = "rowgroup";
  head.colSpan = 7 + page.functions.length;
  const count = document.createElement("span");
  count.textContent = String(visible.filter((row) => row.band === band).length);
  head.append(`${page.bands[band]} `, count);
  made.append(head);
  return made;
}

function mark(made, row) {
  const box = made.querySelector(".cell-select input");
  box.checked = selected.has(row.id);
  made.classList.toggle("selected", box.checked);
}

function rankAnew(tell = false) {
  const most = weights.every((weight, place) => weight === own.numbers[place]) ? null : splitPoints(weights);
  page.most = most ?? page.criteria.map((item) => item.tenths);
  ranked = [...rows.values()];
  score(ranked, null);
  rankAll(ranked, true);
  if (most) {
    score(ranked, most);
    rankAll(ranked, false);
  }
  document.querySelectorAll(".slider output").forEach((output, place) => {
    output.textContent = (page.most[place] / 10).toFixed(1);
  });
  $("weights-reset").disabled = !most;
  $("weights-open").classList.toggle("changed", Boolean(most));
  drawSoon();
  if (tell && ranked.length) say(most ? `Ranked anew: first is ${ranked[0].name} with ${(ranked[0].shown.tenths / 10).toFixed(1)} points.` : "Ranked by the weights of the role.");
}

let saying = null;
function say(text) {
  clearTimeout(saying);
  saying = setTimeout(() => {
    $("told").textContent = text;
  }, 400);
}

// What the service tells

function take(told) {
  number = told.number;
  counted = told.counted;
  for (const packed of told.rows) {
    const row = unpack(packed, told.skills);
    const before = rows.get(row.id);
    row.arrived = before?.arrived ?? (arrivals += 1);
    rows.set(row.id, row);
    page.names.set(row.id, row.name);
    drawn.delete(row.id);
    failures.delete(row.id);
  }
  for (const id of told.gone) {
    rows.delete(id);
    selected.delete(id);
    drawn.delete(id);
    failures.delete(id);
  }
  for (const [id, name, code] of told.failures) failures.set(id, { name, code });
  if (told.rows.length || told.gone.length || !Object.keys(page.twins).length) {
    page.twins = told.twins;
    for (const row of rows.values()) row.flags = Object.keys(page.flags).filter((code) => row.ownFlags.includes(code) || (code === "duplicate" && page.twins[row.id]));
  }
  drawWork();
}

function drawWork() {
  const waiting = counted.stored;
  const was = $("work").hidden;
  $("work").hidden = !waiting;
  if (waiting) $("work-words").textContent = `${waiting} ${waiting === 1 ? "resume is" : "resumes are"} still being read. The ranking grows as they are done.`;
  else if (!was) say("All resumes have been read.");
  $("ranking").hidden = !rows.size;
  if (rows.size || waiting || failures.size) $("nobody")?.remove();
  $("failed").hidden = !failures.size;
  $("failed-count").textContent = String(failures.size);
  const list = $("failures");
  for (const [id, failure] of failures) if (!document.getElementById(`f-${id}`)) list.append(failureRow(id, failure));
  for (const item of [...list.children]) if (!failures.has(item.id.slice(2))) item.remove();
}

function failureRow(id, { name, code }) {
  const [why, fix] = page.advice[code] ?? page.unknown;
  const made = document.createElement("li");
  made.id = `f-${id}`;
  for (const [tag, kind, text] of [["b", "", name ?? "A file"], ["span", "", why], ["span", "soft", fix]]) {
    const part = document.createElement(tag);
    part.className = kind;
    part.textContent = text;
    made.append(part, " ");
  }
  return made;
}

let asking = false;
let unanswered = 0;
let lost = null;
async function ask() {
  if (asking) return;
  asking = true;
  try {
    const after = number === null ? "" : `?after=${number}`;
    const told = await request("GET", `/screenings/${page.screening}/rows${after}`);
    unanswered = 0;
    const news = number === null || told.rows.length || told.gone.length || told.failures.length || told.counted.stored !== counted?.stored;
    if (news) {
      take(told);
      rankAnew();
    } else {
      number = told.number;
    }
    watch();
  } catch (error) {
    unanswered += error.passing ? 1 : 0;
    if (number === null && !lost) {
      lost = toast("The ranking could not be loaded.", { bad: true, action: { label: "Try again", run: ask } });
    }
  } finally {
    asking = false;
    // Once may be a restart; nobody need be told of that.
    $("stale").hidden = unanswered < 2;
    if (number !== null) lost?.();
  }
}

/** While resumes are being read the service tells of each; without its stream the page asks by itself. */
let stream = null;
function watch() {
  if (stream || !counted?.stored) return;
  stream = new EventSource(`/v1/screenings/${page.screening}/events?after=${number}`);
  const close = () => {
    stream?.close();
    stream = null;
  };
  let due = null;
  const soon = () => {
    due ??= setTimeout(() => {
      due = null;
      ask();
    }, TOGETHER);
  };
  stream.addEventListener("resume", soon);
  stream.addEventListener("end", () => {
    close();
    soon();
  });
  stream.addEventListener("error", close);
}

async function follow() {
  for (;;) {
    if (!document.hidden) await ask();
    const isQuiet = !unanswered && (stream || (counted && !counted.stored));
    await new Promise((done) => setTimeout(done, isQuiet ? IDLE : WORKING));
  }
}

document.addEventListener("visibilitychange", () => {
  if (!document.hidden) ask();
});

// Selecting, comparing, deciding

const everybody = [$("select-all"), $("select-every")]; // in the head of the table, and beside the tools where that is not shown

function drawSelection() {
  const count = selected.size;
  $("bulk").hidden = !count;
  $("bulk-count").textContent = `${count} selected`;
  const compare = $("compare");
  const fits = count >= 2 && count <= MOST_COMPARED;
  compare.setAttribute("aria-disabled", String(!fits));
  compare.textContent = count > MOST_COMPARED ? `Compare (up to ${MOST_COMPARED})` : "Compare";
  drawExport(count);
  compare.href = fits ? `/screenings/${page.screening}/compare?resumes=${[...selected].join(",")}` : "#";
  const all = visible.length > 0 && visible.every((row) => selected.has(row.id));
  for (const box of everybody) {
    box.checked = all;
    box.indeterminate = !all && count > 0;
  }
}

function select(ids, on) {
  for (const id of ids) {
    if (on) selected.add(id);
    else selected.delete(id);
    const made = drawn.get(id);
    if (made) mark(made, rows.get(id));
  }
  drawSelection();
}

function openDecision(ids, decision) {
  if (!page.mayDecide || !ids.length) return;
  decide(ids.map((id) => rows.get(id)).filter(Boolean), decision, (row, chosenOne) => {
    const now = rows.get(row.id);
    if (now) now.decision = chosenOne;
    drawSoon();
  });
}

table.addEventListener("change", (event) => {
  const row = event.target.closest("tr[data-id]");
  if (row) select([row.dataset.id], event.target.checked);
});
table.addEventListener("click", (event) => {
  const row = event.target.closest("tr[data-id]");
  if (row && event.target.closest(".decide")) openDecision([row.dataset.id], rows.get(row.dataset.id).decision);
  const sorter = event.target.closest(".sorter");
  if (sorter) sortBy(sorter.dataset.sort, wanted.sort === sorter.dataset.sort && !wanted.down);
});
// Everybody in the list as it is filtered, also those further down that are drawn when somebody scrolls there.
for (const box of everybody) box.addEventListener("change", () => select(visible.map((row) => row.id), box.checked));
$("unselect").addEventListener("click", () => select([...selected], false));
$("compare").addEventListener("click", (event) => {
  if ($("compare").getAttribute("aria-disabled") === "true") event.preventDefault();
});
for (const button of $("bulk").querySelectorAll("[data-decide]")) {
  button.addEventListener("click", () => openDecision([...selected], button.dataset.decide));
}

// Tools

$("search").addEventListener("input", () => {
  limit = AT_ONCE;
  drawSoon();
});
$("filter").addEventListener("input", () => {
  limit = AT_ONCE;
  drawSoon();
});
$("filter-clear").addEventListener("click", () => {
  clearFilters();
  drawSoon();
});
$("none-clear").addEventListener("click", () => {
  clearFilters();
  $("search").value = "";
  draw();
  $("search").focus();
});
$("sort").addEventListener("change", () => sortBy($("sort").value));
$("weights-open").addEventListener("click", () => {
  const open = $("weights").hidden;
  $("weights").hidden = !open;
  $("weights-open").setAttribute("aria-expanded", String(open));
});
const sliders = [...document.querySelectorAll("[data-weight]")];
const top = Math.max(2 * Math.max(...own.numbers), 10 * own.unit);
sliders.forEach((slider, place) => {
  slider.max = String(top);
  slider.value = String(own.numbers[place]);
  slider.setAttribute("aria-valuetext", `${own.numbers[place] / own.unit}`);
  slider.addEventListener("input", () => {
    const before = weights[place];
    weights[place] = Number(slider.value);
    if (!splitPoints(weights)) {
      weights[place] = before;
      slider.value = String(before);
      say("One criterion needs a weight.");
      return;
    }
    slider.setAttribute("aria-valuetext", `${weights[place] / own.unit}`);
    rankAnew(true);
  });
});
$("weights-reset").addEventListener("click", () => {
  weights = [...own.numbers];
  sliders.forEach((slider, place) => {
    slider.value = String(own.numbers[place]);
  });
  rankAnew(true);
});
offerExports(page.screening, () => [...selected]);
$("help-open").addEventListener("click", () => $("help").showModal());
function more() {
  if ($("more").hidden) return;
  limit += AT_ONCE;
  draw();
}
$("more").querySelector("button").addEventListener("click", more);
new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && more(), { rootMargin: "600px" }).observe($("more"));

// Keys

function current() {
  return document.activeElement?.closest?.("tr[data-id]") ?? null;
}

function go(step) {
  const at = visible.findIndex((row) => row.id === current()?.dataset.id);
  const next = visible[at < 0 ? 0 : Math.min(visible.length - 1, Math.max(0, at + step))];
  if (!next) return;
  if (visible.indexOf(next) >= limit) more();
  const link = drawn.get(next.id)?.querySelector(".candidate");
  link?.focus();
  link?.scrollIntoView({ block: "nearest" });
}

function here(act) {
  return () => {
    const row = current();
    if (row) act(row.dataset.id);
  };
}

const these = () => (selected.size ? [...selected] : current() ? [current().dataset.id] : []);
listen(
  {
    j: () => go(1), ArrowDown: () => go(1), k: () => go(-1), ArrowUp: () => go(-1),
    x: here((id) => select([id], !selected.has(id))),
    c: () => $("compare").click(),
    e: () => selected.size && openExports(),
    s: () => openDecision(these(), "shortlist"), h: () => openDecision(these(), "hold"), d: () => openDecision(these(), "decline"),
    "/": () => $("search").focus(),
    "?": () => $("help").showModal(),
  },
  table,
);

follow();
