// A new screening and its files: the form, the list of files, and what has become of each.

import { Problem, request } from "./http.js";
import { dropped, isWanted, picked } from "./upload-gather.js";
import { forget, remember, remembered } from "./upload-memory.js";
import { Upload, UploadQueue } from "./upload-queue.js";

const POLL = 1200;
const data = JSON.parse(document.getElementById("data").textContent);
const $ = (id) => document.getElementById(id);
const rows = new Map(); // by upload, or by id of a resume that came before this visit
const results = new Map(); // by id of a resume: {state, code, name, digest}
let screening = data.screening;
let number = null;
let counts = { waiting: 0, read: 0, failed: 0 };
let following = false;
let saving = null;
let drawing = false;

const queue = new UploadQueue({ changed: draw, away: showAway });

// The form

$("role").addEventListener("change", () => {
  for (const part of document.querySelectorAll("[data-role]")) part.hidden = part.dataset.role !== $("role").value;
});
$("form").addEventListener("submit", (event) => event.preventDefault());
$("start").addEventListener("click", start);

// One key for all tries: a screening is made once, also where its answer was lost.
const creation = `page-${[...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16)).join("")}`;

async function start() {
  const asOf = $("as_of");
  asOf.setAttribute("aria-invalid", String(!asOf.value));
  if (!asOf.value) return mistake("Choose the day up to which experience counts.", asOf);
  $("start").disabled = true;
  const body = { role: $("role").value, name: $("name").value.trim(), as_of: asOf.value, blind: $("blind").checked };
  try {
    const made = await request("POST", "/v1/screenings", body, { headers: { "idempotency-key": creation + JSON.stringify(body).length } });
    begin(made);
  } catch (error) {
    mistake(error instanceof Problem ? error.message : "The screening could not be made.", $("start"));
  } finally {
    $("start").disabled = false;
  }
}

function begin(made) {
  screening = made.id;
  history.replaceState(null, "", `/screenings/${screening}/upload`);
  const role = $("role").selectedOptions[0].textContent;
  $("heading").textContent = made.name || role;
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(made.as_of));
  $("settings").textContent = `${made.name ? `${role}, experience` : "Experience"} counted up to ${day}${made.blind ? ", blind" : ""}`;
  document.title = `Add resumes to ${made.name || role} – Resume screener`;
  $("setup").hidden = true;
  $("drop").classList.add("compact");
  $("see").href = `/screenings/${screening}`;
  $("see").hidden = false;
  mistake(null);
  follow();
  draw();
}

function mistake(text, at = null) {
  $("mistake").textContent = text ?? "";
  $("mistake").hidden = !text;
  at?.focus();
}

// Choosing

$("pick-files").addEventListener("click", () => $("files").click());
$("pick-folder").addEventListener("click", () => $("folder").click());
for (const input of [$("files"), $("folder")]) {
  input.addEventListener("change", () => {
    take(picked(input));
    input.value = "";
  });
}
let inside = 0;
for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) {
  // The whole window takes files: who misses the frame must not lose the page.
  window.addEventListener(kind, async (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    if (kind === "dragenter") inside += 1;
    if (kind === "dragleave") inside -= 1;
    if (kind === "drop") inside = 0;
    $("drop").classList.toggle("over", inside > 0);
    if (kind === "drop") take(await dropped(event.dataTransfer));
  });
}

function take(found) {
  const wanted = found.filter((item) => isWanted(item, data.suffixes));
  const skipped = found.length - wanted.length;
  const uploads = wanted.map(({ file, folder }) => {
    const upload = new Upload(file, folder);
    if (file.size > data.mostBytes) refuse(upload, "too_large");
    return upload;
  });
  queue.add(uploads);
  // What is there already must be known before anything is sent; then the queue is started.
  if (screening && number !== null) queue.start(screening);
  const told = `${counted(wanted.length, "file")} added${skipped ? `, ${skipped} left out that ${skipped === 1 ? "is no resume" : "are no resumes"}` : ""}.`;
  $("told").textContent = told;
  mistake(found.length && !wanted.length ? "There are no resumes among these files." : null);
  draw();
}

function refuse(upload, code) {
  upload.state = "refused";
  upload.code = code;
}

$("pause").addEventListener("click", () => {
  if (queue.paused) queue.start();
  else queue.pause();
  draw();
});
$("clear").addEventListener("click", () => {
  for (const upload of [...queue.uploads]) drop(upload);
  draw();
});
$("retry").addEventListener("click", goOn);
window.addEventListener("online", () => queue.retry());
window.addEventListener("beforeunload", (event) => {
  // Also of files that were chosen and not sent yet: the browser forgets which they were.
  if (!queue.isIdle) event.preventDefault();
});

function drop(upload) {
  queue.remove(upload);
  rows.get(upload)?.remove();
  rows.delete(upload);
}

// What was left behind last time

function showLeft() {
  const left = screening ? remembered(screening).filter(({ name }) => !isThere(name)) : [];
  $("left").hidden = !left.length;
  if (!left.length) return;
  const names = left.slice(0, 12).map(({ name }) => name).join(", ");
  $("left-title").textContent = `${counted(left.length, "file was", "files were")} not sent when you left`;
  $("left-names").textContent = left.length > 12 ? `${names} and ${left.length - 12} more` : names;
}

function isThere(name) {
  return [...results.values()].some((result) => result.name === name) || queue.uploads.some((upload) => upload.name === name);
}

$("forget").addEventListener("click", () => {
  forget(screening);
  showLeft();
});

// What the service says of them

/** Ask how far the service is until nothing is left to do; asked while it runs, it goes on by itself. */
async function follow() {
  if (following) return;
  following = true;
  do {
    try {
      await ask();
    } catch (error) {
      if (error.status === 404) break;
    }
    await new Promise((done) => setTimeout(done, POLL));
  } while (number === null || counts.waiting || !queue.isIdle || unread());
  following = false;
}

async function ask() {
  const first = number === null;
  const told = await request("GET", `/screenings/${screening}/files${first ? "" : `?after=${number}`}`);
  number = told.number;
  counts = told;
  for (const [id, digest, state, code, name] of told.files) {
    results.set(id, { state, code, name });
    if (state === "erased") queue.known.delete(digest);
    else queue.known.set(digest, id);
  }
  if (first) {
    showLeft();
    queue.start(screening);
  }
  draw();
}

/** Whether a file was accepted of which the service has not told yet what it found. */
function unread() {
  if (queue.uploads.some((upload) => upload.state === "sent" && !results.has(upload.resume))) return true;
  return [...results.values()].some(({ state }) => state === "stored");
}

function showAway(state) {
  $("away").hidden = !state;
  if (!state) return;
  let words = `The service does not answer. Nothing is lost; trying again in ${Math.ceil(state.seconds)} s.`;
  if (state.busy) words = `The service is busy. Going on in ${Math.ceil(state.seconds)} s.`;
  if (state.signedOut) words = "Your session has ended. Sign in again in another tab, then go on here.";
  $("away-words").textContent = words;
  $("retry").textContent = state.signedOut ? "Go on" : "Try now";
}

/** After signing in elsewhere this page needs the token of the new session. */
async function goOn() {
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector('meta[name="csrf-token"]');
    const own = document.querySelector('meta[name="csrf-token"]');
    if (fresh && own) own.content = fresh.content;
  } catch {
    // still away: the queue will tell
  }
  queue.retry();
  follow();
}

// Drawing

const STATES = {
  checking: "Looking at it",
  ready: "Waiting to be sent",
  sending: "Sending",
  sent: "Sent, waiting to be read",
  known: "Already here",
  refused: "Not sent",
  failed: "Could not be sent",
};
const RESULTS = { stored: "Sent, being read", assessed: "Read", failed: "Could not be read", erased: "Erased" };

/** Draw soon, all changes at once. */
function draw() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    for (const item of queue.uploads) drawRow(item);
    drawEarlier();
    $("list").hidden = !rows.size;
    drawTally();
    if (screening) {
      clearTimeout(saving);
      saving = setTimeout(() => remember(screening, queue.uploads), 200);
    }
  });
  if (screening && !queue.isIdle) follow();
}

function addRow(key, name, folder = "") {
  const row = $("file").content.firstElementChild.cloneNode(true);
  rows.set(key, row);
  const place = row.querySelector(".file-name");
  if (folder) {
    const before = document.createElement("span");
    before.className = "folder";
    before.textContent = `${folder}/`;
    place.append(before);
  }
  place.append(name);
  $("list").append(row);
  return row;
}

function explain(row, code) {
  const advice = data.advice[code] ?? data.unknown;
  const cause = document.createElement("b");
  cause.textContent = `${advice.why} `;
  row.querySelector(".file-why").append(cause, advice.fix);
  if (row.parentElement.firstElementChild !== row) row.parentElement.prepend(row);
}

/** Files of an earlier visit that were not read yet then, or cannot be read; the others are in the ranking. */
function drawEarlier() {
  const here = new Set(queue.uploads.map((upload) => upload.resume));
  for (const [id, { state, code, name }] of results) {
    let row = rows.get(id);
    if (here.has(id) || state === "erased") {
      row?.remove();
      rows.delete(id);
      continue;
    }
    if (!row && state === "assessed") continue;
    row ??= addRow(id, name ?? "A file");
    if (row.dataset.shown === state) continue;
    row.dataset.shown = state;
    row.className = state === "assessed" ? "is-read" : state === "failed" ? "is-bad" : "";
    row.querySelector(".file-state").textContent = RESULTS[state];
    row.querySelector(".file-why").textContent = "";
    if (state === "failed") explain(row, code);
  }
}

function drawRow(upload) {
  let row = rows.get(upload);
  if (!row) {
    row = addRow(upload, upload.name, upload.folder);
    row.querySelector(".file-size").textContent = size(upload.size);
    const remove = row.querySelector(".file-remove");
    remove.setAttribute("aria-label", `Remove ${upload.name}`);
    remove.addEventListener("click", () => {
      drop(upload);
      draw();
    });
  }
  const result = upload.resume && upload.state !== "known" ? results.get(upload.resume) : null;
  const bad = ["refused", "failed"].includes(upload.state) || result?.state === "failed";
  const shown = `${upload.state} ${result?.state ?? ""} ${result?.code ?? ""} ${Boolean(screening)} ${Math.round((100 * upload.loaded) / (upload.size || 1))}`;
  if (row.dataset.shown === shown) return;
  row.dataset.shown = shown;
  row.className = [
    upload.state === "sending" ? "is-sending" : "",
    result?.state === "assessed" ? "is-read" : "",
    bad ? "is-bad" : "",
    !screening || ["refused", "failed"].includes(upload.state) ? "is-loose" : "",
  ].join(" ");
  row.querySelector(".file-state").textContent = result ? RESULTS[result.state] : !screening && upload.state === "ready" ? "" : STATES[upload.state];
  row.querySelector(".meter rect").setAttribute("width", upload.size ? (100 * upload.loaded) / upload.size : 0);
  row.querySelector(".file-why").textContent = upload.problem ?? "";
  const code = result?.code ?? upload.code;
  if (bad && code) {
    row.querySelector(".file-why").textContent = "";
    explain(row, code);
  } else if (bad && $("list").firstElementChild !== row) {
    $("list").prepend(row);
  }
}

function drawTally() {
  const all = queue.uploads.length;
  const tells = { sent: 0, open: 0, bad: 0, known: 0, read: 0, unreadable: 0 };
  for (const upload of queue.uploads) {
    const result = results.get(upload.resume);
    if (upload.state === "known") tells.known += 1;
    else if (upload.isOpen) tells.open += 1;
    else if (upload.state === "sent") tells.sent += 1;
    else tells.bad += 1;
    if (upload.state === "sent" && result?.state === "assessed") tells.read += 1;
    if (upload.state === "sent" && result?.state === "failed") tells.unreadable += 1;
  }
  const there = counts.waiting + counts.read + counts.failed;
  $("status").hidden = !all && !there;
  const words = [];
  if (!screening) words.push(`${counted(all - tells.known - tells.bad, "file")} ready`);
  else if (all > tells.known + tells.bad) words.push(`${tells.sent} of ${all - tells.known - tells.bad} sent`, `${tells.read} read`);
  else if (!all) words.push(`${counted(there, "resume")} here`, `${counts.read} read`);
  if (!all && counts.failed) words.push(`${counts.failed} could not be read`);
  if (tells.unreadable) words.push(`${tells.unreadable} could not be read`);
  if (tells.known) words.push(`${tells.known} already here`);
  if (tells.bad) words.push(`${tells.bad} not sent`);
  const text = words.join(" · ");
  if ($("tally").textContent !== text) $("tally").textContent = text;
  const todo = all - tells.known - tells.bad;
  // A part of a file counts as a part of one, so that the bar moves while a large one is sent.
  const parts = queue.uploads.reduce((sum, { state, loaded, size }) => sum + (state === "sending" && size ? loaded / size : 0), 0);
  const sent = todo ? (100 * (tells.sent + parts)) / todo : there ? 100 : 0;
  const read = todo ? (100 * (tells.read + tells.unreadable)) / todo : there ? (100 * (counts.read + counts.failed)) / there : 0;
  $("progress").querySelector(".sent").setAttribute("width", sent);
  $("progress").querySelector(".read").setAttribute("width", read);
  $("progress").setAttribute("aria-valuenow", Math.round((sent + read) / 2));
  $("start").hidden = Boolean(screening);
  $("clear").hidden = Boolean(screening) || !all;
  $("pause").hidden = !screening || queue.isIdle;
  $("pause").textContent = queue.paused ? "Go on" : "Pause";
  const finished = Boolean(screening) && queue.isIdle && !counts.waiting && counts.read + counts.failed > 0 && read >= 100;
  if (finished && $("done").hidden) $("told").textContent = `Done: ${text}.`;
  $("done").hidden = !finished;
  $("see").hidden = finished || !screening;
  $("done").href = `/screenings/${screening}`;
}

function size(bytes) {
  if (!bytes) return "empty";
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function counted(count, one, many = `${one}s`) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

if (screening) {
  queue.screening = screening;
  follow();
}
