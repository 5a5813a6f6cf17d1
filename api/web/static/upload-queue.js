// Sends files in small batches, some at once, until each has been accepted by the service.
//
// The service decides what is there. A batch carries an Idempotency-Key made of what is in it, so that
// sending it again after an answer was lost stores nothing twice.

import { Problem, answerOf, csrfToken } from "./http.js";

const AT_ONCE = 3;
const MOST_FILES = 8;
const MOST_BYTES = 4_000_000;
const LONGEST_WAIT = 20_000;

/**
 * How far a file is: "checking" its digest, "ready", "sending", "sent"; or "known" (it is there already),
 * "refused" (not sent at all) or "failed" (`problem` says why).
 */
export class Upload {
  constructor(file, folder) {
    this.file = file;
    this.name = file.name;
    this.folder = folder;
    this.size = file.size;
    this.state = "checking";
    this.digest = null;
    this.loaded = 0;
    this.resume = null;
    this.problem = null;
  }

  get isOpen() {
    return ["checking", "ready", "sending"].includes(this.state);
  }
}

export class UploadQueue {
  /** `known` maps digests to the ids of resumes that are there; `changed(upload)` and `away(state)` are told. */
  constructor({ changed, away }) {
    this.uploads = [];
    this.known = new Map();
    this.paused = true;
    this.screening = null;
    this._changed = changed;
    this._away = away;
    this._checking = 0;
    this._sending = 0;
    this._tries = 0;
    this._waiting = null;
    this._again = [];
  }

  add(uploads) {
    this.uploads.push(...uploads);
    this._check();
  }

  remove(upload) {
    this.uploads = this.uploads.filter((other) => other !== upload);
  }

  get isIdle() {
    return !this.uploads.some((upload) => upload.isOpen);
  }

  /** Begin to send into a screening, or go on. */
  start(screening = this.screening) {
    this.screening = screening;
    this.paused = false;
    for (const upload of this.uploads) this._recognise(upload);
    this._pump();
  }

  pause() {
    this.paused = true;
  }

  /** Go on at once after the service was away. */
  retry() {
    clearTimeout(this._waiting);
    this._waiting = null;
    this._away(null);
    this._pump();
  }

  async _check() {
    if (this._checking) return;
    this._checking = 1;
    for (;;) {
      const upload = this.uploads.find((other) => other.state === "checking");
      if (!upload) break;
      try {
        upload.digest = await digestOf(await upload.file.arrayBuffer());
        this._set(upload, "ready");
        this._recognise(upload);
      } catch {
        upload.problem = "The file can no longer be read from your disk. Add it again.";
        this._set(upload, "failed");
      }
      this._pump();
    }
    this._checking = 0;
  }

  /** A file that is there already, or comes twice, is not sent. */
  _recognise(upload) {
    if (upload.state !== "ready" || !upload.digest) return;
    const there = this.known.get(upload.digest);
    const twin = this.uploads.find(
      (other) => other !== upload && other.digest === upload.digest && ["ready", "sending", "sent"].includes(other.state),
    );
    if (!there && !twin) return;
    upload.resume = there ?? twin.resume;
    upload.problem = twin && !there ? `The same file as ${twin.name}` : null;
    this._set(upload, "known");
  }

  _pump() {
    while (!this.paused && !this._waiting && this.screening && this._sending < AT_ONCE) {
      const batch = this._again.shift() ?? this._batch();
      if (!batch) return;
      this._send(batch);
    }
  }

  _batch() {
    const uploads = [];
    let bytes = 0;
    for (const upload of this.uploads) {
      if (upload.state !== "ready") continue;
      if (uploads.length && (bytes + upload.size > MOST_BYTES || uploads.length >= MOST_FILES)) break;
      uploads.push(upload);
      bytes += upload.size;
    }
    return uploads.length ? { uploads, key: null } : null;
  }

  async _send(batch) {
    this._sending += 1;
    for (const upload of batch.uploads) this._set(upload, "sending");
    try {
      batch.key ??= await keyOf(this.screening, batch.uploads);
      const answer = await this._post(batch);
      batch.uploads.forEach((upload, place) => {
        upload.resume = answer.resumes[place].id;
        if (upload.digest) this.known.set(upload.digest, upload.resume);
        this._set(upload, "sent");
      });
      this._tries = 0;
      this._away(null);
    } catch (error) {
      this._failed(batch, error instanceof Problem ? error : new Problem(0, null));
    } finally {
      this._sending -= 1;
      this._pump();
    }
  }

  _failed(batch, problem) {
    for (const upload of batch.uploads) upload.loaded = 0;
    if (problem.passing || problem.status === 401 || problem.code === "wrong_csrf_token") {
      for (const upload of batch.uploads) this._set(upload, "sending");
      this._again.unshift(batch);
      this._wait(problem);
    } else if (batch.uploads.length > 1) {
      // One of them is to blame; alone each tells for itself.
      this._again.unshift(...batch.uploads.map((upload) => ({ uploads: [upload], key: null })));
    } else {
      batch.uploads[0].problem = problem.message;
      this._set(batch.uploads[0], "failed");
    }
  }

  _wait(problem) {
    if (this._waiting) return;
    if (problem.status === 401 || problem.code === "wrong_csrf_token") {
      this._waiting = setTimeout(() => {}, 0);
      this._away({ signedOut: true, seconds: 0 });
      return;
    }
    const growing = Math.min(LONGEST_WAIT, 500 * 2 ** this._tries) * (0.75 + Math.random() / 2);
    const wait = Math.max(growing, problem.retryAfter * 1000);
    this._tries += 1;
    this._waiting = setTimeout(() => this.retry(), wait);
    if (this._tries > 1 || problem.retryAfter) this._away({ busy: problem.status === 429, seconds: wait / 1000 });
  }

  /** XMLHttpRequest tells how much has been sent, which fetch does not. */
  _post(batch) {
    const form = new FormData();
    for (const upload of batch.uploads) form.append("files", upload.file, upload.name);
    const all = batch.uploads.reduce((sum, upload) => sum + upload.size, 0);
    return new Promise((done, failed) => {
      const sent = new XMLHttpRequest();
      sent.open("POST", `/v1/screenings/${this.screening}/resumes`);
      sent.setRequestHeader("idempotency-key", batch.key);
      sent.setRequestHeader("accept", "application/json");
      const token = csrfToken();
      if (token) sent.setRequestHeader("x-csrf-token", token);
      sent.upload.addEventListener("progress", (event) => {
        // A form is a little longer than its files.
        let left = event.total ? (event.loaded / event.total) * all : 0;
        for (const upload of batch.uploads) {
          upload.loaded = Math.min(upload.size, Math.max(0, left));
          left -= upload.size;
          this._changed(upload);
        }
      });
      sent.addEventListener("load", () => {
        try {
          done(answerOf(sent.status, sent.responseText, sent.getResponseHeader("retry-after")));
        } catch (problem) {
          failed(problem);
        }
      });
      sent.addEventListener("error", () => failed(new Problem(0, null)));
      sent.addEventListener("abort", () => failed(new Problem(0, null)));
      sent.send(form);
    });
  }

  _set(upload, state) {
    upload.state = state;
    this._changed(upload);
  }
}

/** SHA-256 in hexadecimal; null where the browser offers none, as it does on pages without https. */
async function digestOf(bytes) {
  if (!crypto.subtle) return null;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function keyOf(screening, uploads) {
  const told = JSON.stringify([screening, ...uploads.map((upload) => [upload.name, upload.digest])]);
  const whole = uploads.every((upload) => upload.digest) ? await digestOf(new TextEncoder().encode(told)) : null;
  return `page-${whole ?? [...crypto.getRandomValues(new Uint8Array(16))].join("-")}`;
}
