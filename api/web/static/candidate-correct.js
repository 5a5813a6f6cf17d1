// Putting facts right: a small form for each kind of fact; what was read is kept, and the score made anew.

import { request } from "./http.js";
import { toast } from "./toast.js";

const KINDS = { position: "post", degree: "degree", certification: "certificate", skill: "skill", language: "language" };

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
      const fact = edit.closest("[data-fact]");
      show({ kind: fact.dataset.kind, fact: edit.dataset.edit, values: JSON.parse(edit.dataset.values), name: fact.querySelector("h4").firstChild.textContent.trim(), from: edit });
    } else if (add) show({ kind: add.dataset.add, fact: null, values: {}, name: "", from: add });
  });

  async function show(what) {
    open = what;
    const adds = what.fact === null;
    head.textContent = adds ? `Add a ${KINDS[what.kind]}` : `Put right: ${what.name}`;
    for (const part of form.querySelectorAll("[data-for]")) part.hidden = part.dataset.for !== what.kind;
    tell("");
    reason.value = "";
    remove.hidden = adds;
    // Of a skill there is nothing to change: it is there or not.
    const bare = what.kind === "skill" && !adds;
    save.hidden = bare;
    part().hidden = bare;
    fill(what.values);
    dialog.showModal();
    (bare ? reason : part().querySelector("input, select")).focus();
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
      field.value = values[field.dataset.value] ?? (field.dataset.value === "status" ? field.options[0].value : "");
      field.removeAttribute("aria-invalid");
      // Which language it is can only be told by adding one.
      if (field.dataset.value === "code") field.disabled = open.fact !== null;
    }
    for (const box of part().querySelectorAll("[data-list] input")) {
      box.checked = (values[box.closest("[data-list]").dataset.list] ?? []).includes(box.value);
    }
  }

  /** The values that differ from what is there now; a fact that is added says all that is filled in. */
  function said() {
    const values = {};
    for (const field of part().querySelectorAll("[data-value]")) {
      const name = field.dataset.value;
      const value = field.value.trim() || null;
      const now = open.values[name] ?? null;
      if (open.fact === null ? value !== null : value !== now) values[name] = value;
    }
    for (const list of part().querySelectorAll("[data-list]")) {
      const value = [...list.querySelectorAll(":checked")].map((box) => box.value);
      const now = open.values[list.dataset.list] ?? [];
      const same = value.length === now.length && value.every((each) => now.includes(each));
      if (!same) values[list.dataset.list] = value;
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
      const name = mistake.field.split(".").pop();
      const field = part().querySelector(`[data-value="${CSS.escape(name)}"]`);
      field?.setAttribute("aria-invalid", "true");
      first ??= field;
      const label = field ? form.querySelector(`label[for="${field.id}"]`).textContent : name;
      return `${label}: ${/pattern/.test(mistake.detail) ? "write 2019-04 or 2019" : mistake.detail}.`;
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
