// One candidate: pointing at a fact shows its place on the page, pointing at the page shows its facts.

import { request } from "./http.js";
import { toast } from "./toast.js";
import { correctIn } from "./candidate-correct.js";
import { listen } from "./ranking-keys.js";

const root = document.getElementById("candidate");
const pageSide = document.getElementById("page-side");
const factsSide = document.getElementById("facts-side");
const pointed = document.getElementById("pointed");
const resume = `/v1/resumes/${root.dataset.resume}`;

const numbersOf = (element) => (element?.dataset.marks ?? element?.dataset.mark ?? element?.dataset.at ?? "").split(" ").filter(Boolean);
const places = [...pageSide.querySelectorAll("[data-mark], [data-at]")];
const quoting = () => [...root.querySelectorAll("[data-marks]")];

// Highlighting both ways ---------------------------------------------------------------------------------

function light(numbers, { page = true, facts = true } = {}) {
  for (const place of places) place.classList.toggle("lit", page && numbersOf(place).some((each) => numbers.includes(each)));
  for (const each of quoting()) each.classList.toggle("lit", facts && numbersOf(each).some((number) => numbers.includes(number)));
  for (const post of root.querySelectorAll(".post")) {
    const fact = document.getElementById(post.dataset.points);
    post.classList.toggle("lit", numbersOf(fact).some((each) => numbers.includes(each)));
  }
}

/** Bring the first lit place into view inside its own side; the window itself stays. */
function reveal() {
  const place = pageSide.querySelector(".lit");
  if (!place) return;
  const box = place.getBoundingClientRect();
  const frame = pageSide.getBoundingClientRect();
  if (box.top < frame.top || box.bottom > frame.bottom) {
    pageSide.scrollBy({ top: box.top - frame.top - frame.height / 3, behavior: calm() });
  }
}

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
}

/** The nearest thing around an element that has places on the page. */
function pointing(element) {
  const post = element.closest?.(".post");
  if (post) return document.getElementById(post.dataset.points);
  return element.closest?.("[data-marks]") ?? null;
}

function point(element) {
  if (pageSide.contains(element)) return;
  const source = pointing(element);
  if (!source) return;
  light(numbersOf(source), { facts: false });
  source.classList.add("lit");
  reveal();
}

for (const kind of ["pointerover", "focusin"]) root.addEventListener(kind, (event) => point(event.target));
root.addEventListener("pointerout", (event) => {
  if (pageSide.contains(event.target)) return;
  const left = pointing(event.target);
  if (left && !left.contains(event.relatedTarget)) restore();
});
root.addEventListener("focusout", restore);

/** What has the focus stays lit when the pointer leaves. */
function restore() {
  const source = root.contains(document.activeElement) ? pointing(document.activeElement) : null;
  if (source && !pageSide.contains(source)) light(numbersOf(source), { facts: false });
  else light([]);
}

pageSide.addEventListener("pointerover", (event) => {
  const numbers = numbersOf(event.target.closest("[data-mark], [data-at]"));
  if (numbers.length) light(numbers);
});
pageSide.addEventListener("pointerleave", restore);

/** Facts of a place, those with the fewest places first: they say the most about this one. */
function factsAt(numbers) {
  const found = [...root.querySelectorAll("[data-fact][data-marks]")].filter((fact) => numbersOf(fact).some((each) => numbers.includes(each)));
  const rank = (fact) => (fact.matches(".fact") ? 0 : fact.matches(".part") ? 1 : 2);
  return found.sort((one, other) => rank(one) - rank(other) || numbersOf(one).length - numbersOf(other).length);
}

let lastPlace = "";
let turn = 0;
pageSide.addEventListener("click", (event) => {
  const numbers = numbersAt(event);
  if (!numbers.length) return;
  const facts = factsAt(numbers);
  if (!facts.length) return;
  turn = lastPlace === numbers.join(" ") ? (turn + 1) % facts.length : 0;
  lastPlace = numbers.join(" ");
  const fact = facts[turn];
  for (let around = fact.closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
  if (fact.tabIndex < 0 && !fact.hasAttribute("tabindex")) fact.tabIndex = -1;
  fact.focus({ preventScroll: true });
  fact.scrollIntoView({ block: "center", behavior: calm() });
  light(numbers);
  const more = facts.length > 1 ? ` ${turn + 1} of ${facts.length} here; click again for the next.` : "";
  pointed.textContent = `${fact.querySelector("h3, h4")?.textContent.trim() ?? ""}.${more}`;
});

/** The marks under a click; rectangles may lie on each other. */
function numbersAt(event) {
  const under = document.elementsFromPoint(event.clientX, event.clientY).filter((each) => pageSide.contains(each));
  const numbers = under.flatMap((each) => numbersOf(each.closest("[data-mark], [data-at]")));
  return [...new Set(numbers)];
}

// A click on the timeline goes to the post, not to the address of it.
for (const post of root.querySelectorAll(".post")) {
  post.addEventListener("click", (event) => {
    event.preventDefault();
    const fact = document.getElementById(post.dataset.points);
    fact.focus({ preventScroll: true });
    fact.scrollIntoView({ block: "center", behavior: calm() });
  });
}

// Deciding ------------------------------------------------------------------------------------------------

const decide = document.getElementById("decide");
decide?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const wrong = document.getElementById("decide-wrong");
  const button = decide.querySelector("button");
  const sent = { decision: decide.elements.decision.value, reason: decide.elements.reason.value.trim() };
  wrong.hidden = true;
  if (!sent.decision || !sent.reason) {
    wrong.textContent = sent.decision ? "Say why: the reason is kept with the decision." : "Choose what you decide.";
    wrong.hidden = false;
    (sent.decision ? decide.elements.reason : decide.querySelector("input")).focus();
    return;
  }
  button.setAttribute("aria-busy", "true");
  try {
    const saved = await request("POST", `${resume}/decisions`, sent);
    document.getElementById("decisions").prepend(decisionLine(saved));
    const chip = document.getElementById("decided");
    chip.textContent = { shortlist: "shortlisted", hold: "on hold", decline: "declined", override: "overridden" }[saved.decision];
    chip.className = "chip good";
    chip.hidden = false;
    decide.reset();
    toast("The decision is kept.");
  } catch (error) {
    wrong.textContent = `Not saved: ${error.message}`;
    wrong.hidden = false;
  } finally {
    button.removeAttribute("aria-busy");
  }
});

function decisionLine(saved) {
  const line = document.createElement("li");
  const head = document.createElement("p");
  const what = document.createElement("b");
  what.textContent = saved.decision.charAt(0).toUpperCase() + saved.decision.slice(1);
  const when = document.createElement("span");
  when.className = "small soft";
  when.textContent = ` ${saved.created_at.slice(0, 16).replace("T", " ")} UTC`;
  head.append(what, when);
  const reason = document.createElement("p");
  reason.textContent = saved.reason;
  line.append(head, reason);
  return line;
}

// Notes -----------------------------------------------------------------------------------------------------

const note = document.getElementById("note");
note?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const wrong = document.getElementById("note-wrong");
  const text = note.elements.text.value.trim();
  wrong.hidden = true;
  if (!text) return;
  try {
    const saved = await request("POST", `${resume}/notes`, { text });
    const line = document.createElement("li");
    const when = document.createElement("p");
    when.className = "small soft";
    when.textContent = `Just now`;
    const words = document.createElement("p");
    words.textContent = saved.text;
    line.append(when, words);
    document.getElementById("note-list").prepend(line);
    note.reset();
    toast("The note is kept.");
  } catch (error) {
    wrong.textContent = `Not saved: ${error.message}`;
    wrong.hidden = false;
  }
});

// The letter ----------------------------------------------------------------------------------------------

document.getElementById("copy-letter").addEventListener("click", async () => {
  const letter = document.getElementById("letter-text");
  letter.closest("details").open = true;
  try {
    await navigator.clipboard.writeText(letter.textContent);
    toast("The letter is copied.");
  } catch {
    getSelection().selectAllChildren(letter);
    toast("Copying is not allowed here: the letter is selected, copy it yourself.");
  }
});

// Erasing --------------------------------------------------------------------------------------------------

const eraseDialog = document.getElementById("erase-dialog");
if (eraseDialog) {
  const typed = document.getElementById("erase-typed");
  const now = document.getElementById("erase-now");
  document.getElementById("erase-open").addEventListener("click", () => {
    typed.value = "";
    now.disabled = true;
    eraseDialog.returnValue = "cancel";
    eraseDialog.showModal();
    typed.focus();
  });
  typed.addEventListener("input", () => {
    now.disabled = typed.value.trim().toLowerCase() !== document.getElementById("erase-word").textContent;
  });
  typed.addEventListener("keydown", (event) => {
    // Return would press the first button, which is to cancel.
    if (event.key !== "Enter") return;
    event.preventDefault();
    if (!now.disabled) eraseDialog.close("erase");
  });
  eraseDialog.addEventListener("close", async () => {
    if (eraseDialog.returnValue !== "erase") {
      document.getElementById("erase-open").focus();
      return;
    }
    try {
      await request("DELETE", resume);
      location.assign(root.dataset.home);
    } catch (error) {
      toast(`Not erased: ${error.message}`, { bad: true });
    }
  });
}

correctIn(root, resume);

document.getElementById("print").addEventListener("click", () => print());
document.getElementById("to-decide")?.addEventListener("click", (event) => {
  event.preventDefault();
  toDecide();
});

function toDecide(kind = null) {
  decide.scrollIntoView({ block: "center", behavior: calm() });
  if (kind) decide.querySelector(`[value="${kind}"]`).checked = true;
  const field = kind ? decide.elements.reason : decide.querySelector("input");
  field.focus({ preventScroll: true });
}

// Keys, those of the ranking where they mean the same -----------------------------------------------------

function edit() {
  const around = document.activeElement.closest?.("[data-fact]") ?? root.querySelector(".fact.lit");
  (around?.querySelector("[data-edit]") ?? root.querySelector("[data-edit]"))?.click();
}

const help = document.getElementById("help");
document.getElementById("keys").addEventListener("click", () => help.showModal());
listen(
  {
    j: () => document.getElementById("next")?.click(),
    k: () => document.getElementById("previous")?.click(),
    e: edit,
    ...(decide && { s: () => toDecide("shortlist"), h: () => toDecide("hold"), d: () => toDecide("decline") }),
    ...(note && { n: () => note.elements.text.focus() }),
    "?": () => help.showModal(),
  },
  factsSide,
);

// The page is there before its scripts: the pointer may have come first.
point([...root.querySelectorAll(":hover")].at(-1) ?? root);
