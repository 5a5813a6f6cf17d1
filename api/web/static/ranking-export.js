// The ranking as a file: all of it, or the candidates that are selected.

import { Problem, requestFile } from "./http.js";
import { toast } from "./toast.js";

const MOST = 1000;
const SLOW = 1000;
const $ = (id) => document.getElementById(id);

/** `chosen` gives the ids that are selected. The menu of these is told of every change by `drawExport`. */
export function offerExports(screening, chosen) {
  const address = `/v1/screenings/${screening}/export`;
  // Without this script the links work as they are.
  $("export").addEventListener("click", (event) => {
    const format = event.target.closest("[data-format]")?.dataset.format;
    if (!format || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const query = new URLSearchParams({ format, blind: $("export-blind")?.checked ?? false });
    save($("export"), () => requestFile("GET", `${address}?${query}`), "The ranking was exported.");
  });
  $("chosen-export").addEventListener("click", (event) => {
    const format = event.target.closest("[data-chosen]")?.dataset.chosen;
    if (!format) return;
    const body = { resumes: chosen(), format, blind: $("chosen-blind")?.checked ?? false };
    const who = body.resumes.length === 1 ? "1 candidate was" : `${body.resumes.length} candidates were`;
    save($("chosen-export"), () => requestFile("POST", address, body), `${who} exported.`);
  });
  $("chosen-export-open").addEventListener("click", (event) => {
    if ($("chosen-export-open").getAttribute("aria-disabled") === "true") event.preventDefault();
  });
}

/** A selection that is too large is said to be so where the menu is. */
export function drawExport(count) {
  const fits = count <= MOST;
  const open = $("chosen-export-open");
  open.setAttribute("aria-disabled", String(!fits));
  open.textContent = fits ? "Export" : `Export (up to ${MOST.toLocaleString("en")})`;
  if (!fits || !count) $("chosen-export").open = false;
}

/** Open the menu for those who came by a key. */
export function openExports() {
  if ($("chosen-export-open").getAttribute("aria-disabled") === "true") return;
  $("chosen-export").open = true;
  $("chosen-export").querySelector("button").focus();
}

async function save(menu, ask, told) {
  const open = menu.querySelector("summary");
  menu.open = false;
  open.focus();
  open.setAttribute("aria-busy", "true");
  let waiting = null;
  const slow = setTimeout(() => {
    waiting = toast("The file is being made. That can take a while where there are many candidates.", { stays: true });
  }, SLOW);
  try {
    const file = await ask();
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file.content);
    link.download = file.name;
    link.click();
    // The browser has begun to read it by the next turn, or a moment later.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    toast(told);
  } catch (error) {
    if (error.status === 401) return; // the page says so by itself
    const text = error instanceof Problem ? error.message : "The file could not be made.";
    toast(text, { bad: true, action: { label: "Try again", run: () => save(menu, ask, told) } });
  } finally {
    clearTimeout(slow);
    waiting?.();
    open.removeAttribute("aria-busy");
  }
}
