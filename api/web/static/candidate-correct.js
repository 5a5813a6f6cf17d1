// Putting facts right: a small form for each kind of fact; what was read is kept, and the score made anew.

import { request } from "./http.js";
import { toast } from "./toast.js";

const KINDS = {
  position: "a post",
  degree: "a degree",
  certification: "a certificate",
  skill: "a skill",
  language: "a language",
  achievement: "a figure",
  claim: "years it states",
};

export function correctIn(root, resume) {
  const turn = document.getElementById("turn");
  if (turn && new URLSearchParams(location.search).has("corrected")) {
    turn.focus();
    // Loading the page again later must not tell it as news.
    history.replaceState(null, "", location.pathname + location.hash);
  }

  root.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-withdraw]");
    if (!button) return;
    button.setAttribute("aria-busy", "true");
    try {
      await request("DELETE", `${resume}/corrections/${button.dataset.withdraw}`);
      again();
    } catch (error) {
      button.removeAttribute("aria-busy");
      toast(`Not withdrawn: ${error.message}`, { bad: true });
    }
  });

  const dialog = document.getElementById("correct");
  if (!dialog) return;
  const form = dialog.querySelector("form");
  const head = document.getElementById("correct-head");
  const reason = document.getElementById("correct-reason");
  const wrong = document.getElementById("correct-wrong");
  const remove = document.getElementById("correct-remove");
  const save = document.getElementById("correct-save");
  let open = null;

  root.addEventListener("click", (event) => {
    const edit = event.target.closest("[data-edit]");
    const add = event.target.closest("[data-add]");
    if (edit) {
      show({ kind: edit.dataset.kind, fact: edit.dataset.edit, values: JSON.parse(edit.dataset.values), name: edit.dataset.name, from: edit });
    } else if (add) show({ kind: add.dataset.add, fact: null, values: {}, name: "", from: add });
  });

  async function show(what) {
    open = what;
    const adds = what.fact === null;
    head.textContent = adds ? `Add ${KINDS[what.kind]}` : `Put right: ${what.name}`;
    for (const part of form.querySelectorAll("[data-for]")) part.hidden = part.dataset.for !== what.kind;
    tell("");
    reason.value = "";
    // Who it is can be told anew, and not be left out.
    remove.hidden = adds || what.kind === "contact";
    // Of a skill that no post can show there is nothing to change: it is there or not.
    const bare = !adds && what.kind === "skill" && !part().querySelector("[data-list]");
    save.hidden = bare;
    part().hidden = bare;
    for (const option of part().querySelectorAll("option[data-adds]")) option.hidden = option.disabled = !adds;
    for (const fold of part().querySelectorAll("details")) fold.open = false;
    fill(what.values);
    dialog.showModal();
    (bare ? reason : part().querySelector("input:enabled, select:enabled")).focus();
    await words();
    fill(what.values);
  }

  const part = () => form.querySelector(`[data-for="${open.kind}"]`);

  /** The vocabularies that the selects of this form offer. */
  async function words() {
    const empty = [...part().querySelectorAll("select[data-words]")].filter((each) => each.options.length < 2);
    if (!empty.length) return;
    try {
      const all = await request("GET", "/role-form/words");
      for (const select of empty) {
        select.append(...all[select.dataset.words].map(([value, name]) => new Option(name, value)));
      }
    } catch (error) {
      tell(`The vocabulary did not come: ${error.message}`);
    }
  }

  function fill(values) {
    for (const field of part().querySelectorAll("[data-value]")) {
      const value = values[field.dataset.value] ?? field.dataset.default ?? "";
      field.value = Array.isArray(value) ? value.join("\n") : String(value);
      if (field.selectedIndex === -1) field.selectedIndex = 0;
      field.removeAttribute("aria-invalid");
      // Which skill or language it is can only be told by adding one.
      if (field.dataset.value === part().dataset.named) field.disabled = open.fact !== null;
    }
    for (const area of part().querySelectorAll("textarea")) area.rows = Math.max(1, area.value.split("\n").length);
    for (const box of part().querySelectorAll("[data-list] input")) {
      box.checked = (values[box.closest("[data-list]").dataset.list] ?? []).includes(box.value);
    }
    currency();
  }

  /** Amounts of money have a currency; other figures have the unit of their kind. */
  function currency() {
    const kind = document.getElementById("achievement-kind");
    const natural = kind.selectedOptions[0]?.dataset.unit;
    const unit = document.getElementById("achievement-unit");
    unit.closest(".field").hidden = natural !== "";
    if (natural) unit.value = natural;
    else if (!/^[a-z]{3}$/i.test(unit.value)) unit.value = "";
  }
  document.getElementById("achievement-kind").addEventListener("change", currency);

  /** What stands in a field; null where nothing does. */
  function valueOf(field) {
    const text = field.value.trim();
    if ("lines" in field.dataset) return text.split("\n").map((line) => line.trim()).filter(Boolean);
    if (!text) return null;
    if ("flag" in field.dataset) return text === "true";
    if (field.id === "achievement-unit" && text.length === 3) return text.toUpperCase();
    // What is no number is sent as it is: the answer says so at its field.
    const number = Number(text.replaceAll(",", ""));
    return "number" in field.dataset && !Number.isNaN(number) ? number : text;
  }

  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  /** The values that differ from what is there now; a fact that is added says all that is filled in. */
  function said() {
    const values = {};
    const adds = open.fact === null;
    for (const field of part().querySelectorAll("[data-value]:enabled")) {
      const name = field.dataset.value;
      const value = valueOf(field);
      const nothing = "lines" in field.dataset ? [] : null;
      const usual = adds && field.dataset.default === field.value;
      if (!usual && !same(value, open.values[name] ?? nothing)) values[name] = value;
    }
    for (const list of part().querySelectorAll("[data-list]")) {
      const value = [...list.querySelectorAll(":checked")].map((box) => box.value);
      const now = open.values[list.dataset.list] ?? [];
      if (!same([...value].sort(), [...now].sort())) values[list.dataset.list] = value;
    }
    return values;
  }

  function tell(text) {
    wrong.textContent = text;
    wrong.hidden = !text;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const values = said();
    if (!Object.keys(values).length) {
      tell("Nothing is changed yet.");
      return;
    }
    const end = values.end;
    if (end && /^(present|now|today)$/i.test(end)) values.end = "present";
    const named = part().dataset.named;
    if (named && open.fact !== null) values[named] = open.values[named];
    send(open.fact === null ? { action: "add", values } : { action: "change", fact: open.fact, values });
  });
  remove.addEventListener("click", () => send({ action: "remove", fact: open.fact }));

  async function send(correction) {
    if (!reason.value.trim()) {
      tell("Say how you know: the reason is kept with it.");
      reason.focus();
      return;
    }
    save.setAttribute("aria-busy", "true");
    try {
      await request("POST", `${resume}/corrections`, { kind: open.kind, reason: reason.value.trim(), ...correction });
      dialog.close();
      again();
    } catch (error) {
      tell(told(error));
    } finally {
      save.removeAttribute("aria-busy");
    }
  }

  /** The mistakes of an answer at their fields, and in words below. */
  function told(error) {
    const mistakes = error.problem?.errors ?? [];
    let first = null;
    const lines = mistakes.map((mistake) => {
      const fields = mistake.field.split(".").map((name) => part().querySelector(`[data-value="${CSS.escape(name)}"]`));
      const field = fields.find(Boolean);
      field?.setAttribute("aria-invalid", "true");
      field?.closest("details")?.setAttribute("open", "");
      first ??= field;
      const label = field ? form.querySelector(`label[for="${field.id}"]`).textContent : "";
      const detail = (/pattern|number/.test(mistake.detail) && field?.dataset.form) || mistake.detail;
      return `${label ? `${label}: ` : ""}${detail}.`;
    });
    first?.focus();
    return [...new Set(lines)].join(" ") || error.message;
  }

  document.getElementById("correct-cancel").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => open?.from?.focus());
}

/** The page as it is now, with what the correction has changed at its top. */
function again() {
  location.assign(`${location.pathname}?corrected=true`);
}
