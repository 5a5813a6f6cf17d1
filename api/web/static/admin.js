// Forms and buttons of administration. What they send, and what then happens, stands in their attributes:
//   data-send      "METHOD /path"; a form sends its fields as JSON, a button its data-body
//   data-confirm   a question that is asked first (data-confirm-text, data-confirm-do)
//   data-secret    the field of the answer that is shown once (data-secret-title, data-secret-text);
//                  of several fields, apart by spaces, each is, its words apart by |
//   data-done      a word after it; data-go where to go then, instead of loading the page again
//   data-open      the dialog whose form sends to data-send; data-title its heading

import { request } from "./http.js";
import { toast } from "./toast.js";

const TOLD = "admin-told";

document.documentElement.classList.add("scripted");

const told = sessionStorage.getItem(TOLD);
if (told) {
  sessionStorage.removeItem(TOLD);
  toast(told);
}

for (const form of document.querySelectorAll("form[data-send], dialog form[data-done]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run(form, fieldsOf(form), form);
  });
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.hasAttribute("data-close")) button.closest("dialog").close();
  else if (button.dataset.open) openForm(button);
  else if (button.dataset.send) ask(button).then((yes) => yes && run(button, bodyOf(button), null));
});
for (const select of document.querySelectorAll("select[data-submit]")) {
  select.addEventListener("change", () => select.form.requestSubmit());
}
const check = document.querySelector("[data-check]");
if (check) checkLog(check);

async function run(sender, body, form) {
  const [method, path] = sender.dataset.send.split(" ");
  const button = form ? form.querySelector("[type=submit]") : sender;
  button.disabled = true;
  if (form) showMistakes(form, []);
  try {
    const answer = await request(method, path, body);
    for (const [place, name] of (sender.dataset.secret ?? "").split(" ").entries()) {
      if (name && answer?.[name]) await showSecret(sender, answer[name], place);
    }
    goOn(sender);
  } catch (error) {
    const left = form ? showMistakes(form, error.problem?.errors ?? []) : true;
    if (left) toast(error.message, { bad: true });
    button.disabled = false;
  }
}

function goOn(sender) {
  if (sender.dataset.done) sessionStorage.setItem(TOLD, sender.dataset.done);
  if (sender.dataset.go) location.assign(sender.dataset.go);
  else location.replace(location.pathname + location.search);
}

function bodyOf(button) {
  return button.dataset.body ? JSON.parse(button.dataset.body) : undefined;
}

function fieldsOf(form) {
  const body = {};
  for (const field of form.elements) {
    if (!field.name) continue;
    if (field.hasAttribute("data-list")) {
      body[field.name] ??= [];
      if (field.checked) body[field.name].push(field.value);
    } else if (field.hasAttribute("data-flag")) {
      body[field.name] = field.value === "true";
    } else if (field.type !== "radio" || field.checked) {
      body[field.name] = field.value;
    }
  }
  return body;
}

/** Show mistakes beside their fields; whether there are none to show, or some that have no place. */
function showMistakes(form, mistakes) {
  const places = new Map();
  for (const place of form.querySelectorAll("[data-wrong]")) {
    place.hidden = true;
    place.textContent = "";
    places.set(place.dataset.wrong, place);
  }
  for (const field of form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  let left = mistakes.length === 0;
  for (const { field, detail } of mistakes) {
    const name = field.split(".")[0];
    const place = places.get(name);
    if (!place) {
      left = true;
      continue;
    }
    place.hidden = false;
    place.textContent = `${detail}.`;
    const input = form.elements[name];
    if (input instanceof HTMLElement) {
      place.id ||= `${input.id}-wrong`;
      input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", place.id);
      input.focus();
    }
  }
  return left;
}

/** Ask what data-confirm asks, if anything; whether the answer is yes. */
function ask(button) {
  if (!button.dataset.confirm) return Promise.resolve(true);
  const dialog = document.getElementById("confirm");
  document.getElementById("confirm-title").textContent = button.dataset.confirm;
  document.getElementById("confirm-text").textContent = button.dataset.confirmText ?? "";
  const yes = document.getElementById("confirm-do");
  yes.textContent = button.dataset.confirmDo ?? "Yes";
  yes.className = button.classList.contains("danger") ? "danger" : "primary";
  return new Promise((resolve) => {
    const done = new AbortController();
    yes.addEventListener("click", () => { resolve(true); dialog.close(); }, { signal: done.signal });
    dialog.addEventListener("close", () => { done.abort(); resolve(false); }, { once: true });
    dialog.showModal();
  });
}

function openForm(button) {
  const dialog = document.getElementById(button.dataset.open);
  const form = dialog.querySelector("form");
  form.reset();
  showMistakes(form, []);
  form.dataset.send = button.dataset.send;
  dialog.querySelector("h2").textContent = button.dataset.title;
  dialog.showModal();
}

/** Show a text once, until whoever reads it has kept it. */
function showSecret(sender, text, place) {
  const dialog = document.getElementById("secret");
  document.getElementById("secret-title").textContent = sender.dataset.secretTitle.split("|")[place];
  document.getElementById("secret-text").textContent = sender.dataset.secretText.split("|")[place];
  const value = document.getElementById("secret-value");
  const copy = document.getElementById("secret-copy");
  value.value = text;
  copy.textContent = "Copy";
  copy.onclick = async () => {
    value.select();
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = "Copied";
    } catch {
      copy.textContent = "Press Ctrl+C";
    }
  };
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => { value.value = ""; resolve(); }, { once: true });
    dialog.showModal();
    value.select();
  });
}

async function checkLog(place) {
  const words = document.createElement("span");
  let kind = "bad";
  try {
    const found = await request("GET", "/v1/events/check");
    if (found.whole) {
      kind = "good";
      const seal = found.last_digest ? ` Seal of the last: ${found.last_digest.slice(0, 16)}…` : "";
      words.textContent = `The log is whole: ${found.entries.toLocaleString()} entries, none changed or removed.${seal}`;
    } else {
      words.textContent = `The log is broken at entry ${found.broken_at}: it was changed or removed.`;
    }
  } catch (error) {
    words.textContent = `The log could not be checked: ${error.message}`;
  }
  place.className = `notice ${kind}`;
  place.replaceChildren(words);
}
