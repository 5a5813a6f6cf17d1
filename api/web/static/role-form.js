// The form of a role: parts that are added, moved and taken away, checked by the service while one types.

import { request } from "./http.js";
import { toast } from "./toast.js";
import { tokensIn } from "./role-tokens.js";

const PAUSE = 350;
const SVG = "http://www.w3.org/2000/svg";
const COLOURS = 12;

const form = document.getElementById("role-form");
const state = document.getElementById("state");
const moved = document.getElementById("moved");
const summary = document.getElementById("mistakes");
const saveButton = document.getElementById("save");

let dirty = form.dataset.role === "" && document.getElementById("draft") !== null;
let touched = new Set();
let told = [];
let timer = 0;
let asked = 0;
let added = 0;

tokensIn(form);
check();

// What is added, moved and taken away ---------------------------------------------------------------

/** A copy of a template, its names beginning with `name` instead of "@". */
function copied(selector, name) {
  const copy = document.querySelector(selector).content.cloneNode(true).firstElementChild;
  for (const element of [copy, ...copy.querySelectorAll("*")]) {
    for (const attribute of element.attributes) {
      if (attribute.value.includes("@")) attribute.value = attribute.value.replace(/(^|\s)@/g, `$1${name}`);
    }
  }
  tokensIn(copy);
  return copy;
}

function add(adder) {
  const list = adder.parentElement.querySelector(":scope > .criteria-edit");
  const kind = adder.querySelector("select").value;
  const nested = list.dataset.list === "criteria" ? "" : "-nested";
  const made = copied(`template[data-blank="${kind}${nested}"]`, `${list.dataset.list}.n${++added}`);
  list.append(made);
  made.querySelector(".criterion-label").focus();
  changed();
}

function move(item, by) {
  const list = [...item.parentElement.children];
  const to = list.indexOf(item) + by;
  if (to < 0 || to >= list.length) return;
  if (by < 0) list[to].before(item);
  else list[to].after(item);
  item.scrollIntoView({ block: "nearest" });
  moved.textContent = `${labelOf(item)} is now ${to + 1} of ${list.length}`;
  changed();
}

function labelOf(item) {
  return item.querySelector(".criterion-label").value || "The criterion";
}

/** Take a part away, with a way back. */
function takeAway(item, words) {
  const next = item.nextElementSibling;
  const list = item.parentElement;
  const around = list.closest(".criterion, .field, section");
  item.remove();
  const focus = next?.querySelector("input, textarea") ?? around?.querySelector(".add, .add-row, .add-source");
  focus?.focus();
  changed();
  toast(words, {
    action: {
      label: "Undo",
      run: () => {
        list.insertBefore(item, next?.parentElement === list ? next : null);
        changed();
      },
    },
  });
}

form.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  const item = button.closest(".criterion");
  if (button.matches(".add")) add(button.parentElement);
  else if (button.matches(".move")) {
    move(item, Number(button.dataset.move));
    button.focus();
  } else if (button.matches(".out")) takeAway(item, `Removed: ${labelOf(item)}`);
  else if (button.matches(".row-out")) takeAway(button.closest("li"), "Removed");
  else if (button.matches(".add-row")) {
    const rows = button.closest(".rows");
    const kind = item.dataset.kind;
    const made = copied(`template[data-row="${kind}-${rows.dataset.template}"]`, `${rows.dataset.rows}.n${++added}`);
    rows.querySelector(".row-list").append(made);
    made.querySelector("input").focus();
    changed();
  } else if (button.matches(".add-source")) {
    const made = document.querySelector("template[data-source]").content.cloneNode(true).firstElementChild;
    form.querySelector(".source-list").append(made);
    made.querySelector("textarea").focus();
  }
});

form.addEventListener("keydown", (event) => {
  const item = event.target.closest?.(".criterion");
  if (event.altKey && item && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
    event.preventDefault();
    move(item, event.key === "ArrowUp" ? -1 : 1);
    event.target.focus();
  }
  // Return in a line would send the whole form.
  if (event.key === "Enter" && event.target.matches("input[type=text]")) event.preventDefault();
});

form.addEventListener("change", (event) => {
  if (event.target.matches("[data-part]")) {
    event.target.closest(".part-field").querySelector(".part-inside").hidden = !event.target.checked;
  }
});

for (const kind of ["input", "change", "tokens"]) {
  form.addEventListener(kind, (event) => {
    if (event.target.name) touched.add(event.target.name);
    if (event.detail?.name) touched.add(event.detail.name);
    changed();
  });
}

function changed() {
  dirty = true;
  clearTimeout(timer);
  state.textContent = "Checking …";
  timer = setTimeout(check, PAUSE);
}

// What the service says of it ------------------------------------------------------------------------

/** Ask, and show the answer; what is not touched yet is not complained about before it is saved. */
async function check({ everything = false } = {}) {
  clearTimeout(timer);
  const mine = ++asked;
  let found;
  try {
    found = await request("POST", "/role-form/check", new FormData(form));
  } catch (error) {
    if (mine === asked) state.textContent = `Not checked: ${error.message}`;
    return null;
  }
  if (mine !== asked) return null;
  told = found.mistakes;
  showMistakes(everything);
  showDoubts(found.warnings);
  if (found.profile) {
    showPoints(found.points);
    for (const line of form.querySelectorAll("[data-asked]")) {
      line.textContent = found.asked[line.dataset.asked] ?? "";
    }
  }
  tellState(found);
  return found;
}

function tellState(found) {
  const count = found.mistakes.length;
  const doubts = found.warnings.length;
  if (count) state.textContent = count === 1 ? "1 thing to put right" : `${count} things to put right`;
  else if (doubts) state.textContent = doubts === 1 ? "Right, with 1 doubt" : `Right, with ${doubts} doubts`;
  else state.textContent = dirty ? "All right, not saved yet" : "";
  state.classList.toggle("bad", count > 0);
}

/** Whether a mistake may be shown: its field, or one inside, was touched, or saving was tried. */
function due(name, everything) {
  if (everything || form.dataset.tried) return true;
  return [...touched].some((each) => each === name || each.startsWith(`${name}.`) && name.includes("."));
}

function words(text) {
  const plain = text.replace(/\b[a-z]+(?:_[a-z]+)+\b/g, (word) => word.replaceAll("_", " "));
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

function showMistakes(everything) {
  for (const line of form.querySelectorAll("[data-wrong]")) {
    const own = told.filter((mistake) => mistake.field === line.dataset.wrong && due(mistake.field, everything));
    line.textContent = own.map((mistake) => words(mistake.detail)).join(" ");
    line.hidden = own.length === 0;
    const field = fieldOf(line.dataset.wrong);
    if (field && own.length) field.setAttribute("aria-invalid", "true");
    else field?.removeAttribute("aria-invalid");
  }
}

function showDoubts(warnings) {
  for (const line of form.querySelectorAll("[data-doubt]")) {
    const own = warnings.filter((warning) => warning.field === line.dataset.doubt);
    line.textContent = own.map((warning) => words(warning.detail)).join(" ");
    line.hidden = own.length === 0;
  }
}

function fieldOf(name) {
  return document.getElementById(name) ?? form.querySelector(`[name="${CSS.escape(name)}"]`);
}

function showPoints(points) {
  const picture = document.getElementById("points");
  picture.replaceChildren();
  let start = 0;
  [...form.querySelectorAll('[data-list="criteria"] > .criterion')].forEach((item, place) => {
    const most = Number(points[item.dataset.name] ?? 0);
    const colour = `c${place % COLOURS}`;
    item.querySelector(".swatch").className = `swatch ${colour}`;
    item.querySelector(".criterion-points").textContent = points[item.dataset.name] ?? "";
    const part = document.createElementNS(SVG, "rect");
    part.setAttribute("class", colour);
    part.setAttribute("x", start);
    part.setAttribute("width", most);
    part.setAttribute("height", 10);
    const title = document.createElementNS(SVG, "title");
    title.textContent = `${labelOf(item)}: ${points[item.dataset.name]}`;
    part.append(title);
    picture.append(part);
    start += most;
  });
}

// Saving ------------------------------------------------------------------------------------------------

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  form.dataset.tried = "yes";
  saveButton.setAttribute("aria-busy", "true");
  try {
    const found = await check({ everything: true });
    if (!found) return;
    if (found.profile) await save(found.profile, form.dataset.etag);
    else tellMistakes();
  } finally {
    saveButton.removeAttribute("aria-busy");
  }
});

async function save(profile, etag) {
  try {
    const saved = await request("POST", form.dataset.save, profile, { headers: etag ? { "if-match": etag } : {} });
    dirty = false;
    location.assign(`/roles/${encodeURIComponent(saved.id)}?saved=true`);
  } catch (error) {
    if (error.code === "changed_meanwhile" || (error.code === "conflict" && form.dataset.role)) conflict(profile);
    else if (error.code === "conflict") {
      told = [{ field: "id", detail: `There is a role ${profile.id} already: choose another id.` }];
      tellMistakes();
    } else toast(`Not saved: ${error.message}`, { bad: true });
  }
}

/** All mistakes above the form, each a way to its field; the fields say them too. */
function tellMistakes() {
  const head = document.createElement("p");
  head.textContent = told.length === 1 ? "One thing must be put right before this can be saved:" : `${told.length} things must be put right before this can be saved:`;
  const list = document.createElement("ul");
  for (const mistake of told) {
    const item = document.createElement("li");
    const link = document.createElement("button");
    link.type = "button";
    link.className = "as-link";
    link.textContent = `${whereOf(mistake.field)}: ${words(mistake.detail)}`;
    link.addEventListener("click", () => goTo(mistake.field));
    item.append(link);
    list.append(item);
  }
  const all = document.createElement("div");
  all.append(head, list);
  summary.replaceChildren(all);
  summary.hidden = false;
  showMistakes(true);
  summary.focus();
  summary.scrollIntoView({ block: "center" });
}

function whereOf(name) {
  const line = form.querySelector(`[data-wrong="${CSS.escape(name)}"]`);
  const item = line?.closest(".criterion");
  const label = line?.closest(".field")?.querySelector("label, .label")?.textContent.trim();
  return [item && labelOf(item), label].filter(Boolean).join(", ") || "The role";
}

function goTo(name) {
  const line = form.querySelector(`[data-wrong="${CSS.escape(name)}"]`) ?? form;
  for (let around = line.parentElement.closest("details"); around; around = around.parentElement.closest("details")) {
    around.open = true;
  }
  const field = fieldOf(name) ?? line.parentElement.querySelector("input:not([type=hidden]), select, textarea, button");
  field?.focus();
}

function conflict(profile) {
  const dialog = document.getElementById("conflict");
  const place = `/roles/${encodeURIComponent(form.dataset.role)}`;
  document.getElementById("conflict-look").href = `${place}/versions?old=${form.dataset.version}`;
  dialog.returnValue = "stay";
  dialog.addEventListener("close", async () => {
    if (dialog.returnValue === "mine") await save(profile, "*");
    else if (dialog.returnValue === "theirs") {
      dirty = false;
      location.assign(`${place}/edit`);
    } else saveButton.focus();
  }, { once: true });
  dialog.showModal();
}

document.getElementById("conflict").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) button.closest("dialog").close(button.value);
});

addEventListener("beforeunload", (event) => {
  if (dirty) event.preventDefault();
});
