// Single keys for those who go through many candidates. They can be turned off, and never act in a field.

const KEY = "single-keys";
const $ = (id) => document.getElementById(id);

function isOn() {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

/** `acts` are functions by key; those of arrows act where the focus is in the table only. */
export function listen(acts, table) {
  $("keys-on").checked = isOn();
  $("keys-on").addEventListener("change", () => {
    try {
      localStorage.setItem(KEY, $("keys-on").checked ? "on" : "off");
    } catch {
      // then it holds for this page
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) return;
    const at = event.target;
    const writes = at.matches("input:not([type=checkbox]), textarea, select, [contenteditable]");
    if (writes) {
      if (event.key === "Escape" && at.type === "search") at.blur();
      return;
    }
    const isArrow = event.key.startsWith("Arrow");
    if (isArrow ? !table.contains(at) : !$("keys-on").checked) return;
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
}
