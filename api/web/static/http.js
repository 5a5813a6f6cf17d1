// Asking the service. Every answer that is no success is thrown as a Problem with the service's own words.

export class Problem extends Error {
  /** @param {number} status 0 where the service was not reached. @param {object|null} problem RFC 9457 */
  constructor(status, problem) {
    super(problem?.detail || problem?.title || (status ? `The service answered ${status}.` : "The service cannot be reached."));
    this.status = status;
    this.problem = problem;
    this.code = problem?.code ?? null;
    this.retryAfter = 0;
  }

  /** Whether the same request may well succeed later: nobody there, too much at once, or a mistake of theirs. */
  get passing() {
    return this.status === 0 || this.status === 429 || this.status >= 500 || this.code === "conflict";
  }
}

export function csrfToken() {
  return document.querySelector('meta[name="csrf-token"]')?.content ?? null;
}

/**
 * Send a request and read its JSON answer; null where there is none.
 * `body` is sent as JSON, FormData as it is. Throws Problem, or AbortError where `signal` was given.
 */
export async function request(method, url, body = undefined, options = {}) {
  const answer = await send(method, url, body, options);
  return answerOf(answer.status, await answer.text(), answer.headers.get("retry-after"));
}

/** The same for what is answered with a file: {name, content}. */
export async function requestFile(method, url, body) {
  const answer = await send(method, url, body, { headers: { accept: "*/*" } });
  if (!answer.ok) answerOf(answer.status, await answer.text(), answer.headers.get("retry-after"));
  const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "file";
  try {
    return { name, content: await answer.blob() };
  } catch {
    throw new Problem(0, null);
  }
}

async function send(method, url, body, { headers = {}, signal = undefined }) {
  const sent = { accept: "application/json", ...headers };
  const token = csrfToken();
  if (token && method !== "GET") sent["x-csrf-token"] = token;
  let payload = body;
  if (body !== undefined && !(body instanceof FormData)) {
    sent["content-type"] = "application/json";
    payload = JSON.stringify(body);
  }
  try {
    return await fetch(url, { method, headers: sent, body: payload, signal, credentials: "same-origin" });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Problem(0, null);
  }
}

/** What an answer says, or the Problem that it is. Also for answers that came by XMLHttpRequest. */
export function answerOf(status, text, retryAfter = null) {
  let content = null;
  try {
    content = text ? JSON.parse(text) : null;
  } catch {
    content = null;
  }
  if (status >= 200 && status < 300) return content;
  if (status === 401) document.dispatchEvent(new CustomEvent("signed-out"));
  const problem = new Problem(status, content);
  problem.retryAfter = Number(retryAfter) || 0;
  throw problem;
}
