// The list follows the work: while resumes are being read it is asked for again and put in place.

const EVERY = 2000;

function list(from = document) {
  return from.getElementById("list");
}

async function refresh() {
  let text;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" }, credentials: "same-origin" });
    if (answer.status === 401) document.dispatchEvent(new CustomEvent("signed-out"));
    if (!answer.ok || answer.redirected) return;
    text = await answer.text();
  } catch {
    return; // the next round may find the service back
  }
  const fresh = list(new DOMParser().parseFromString(text, "text/html"));
  const old = list();
  if (!fresh || fresh.innerHTML === old.innerHTML) return;
  const focused = old.contains(document.activeElement) ? document.activeElement.id : "";
  old.replaceWith(document.adoptNode(fresh));
  if (focused) document.getElementById(focused)?.focus();
  if (fresh.dataset.working === "no") document.getElementById("told").textContent = "All resumes have been read.";
}

async function follow() {
  while (list()?.dataset.working === "yes") {
    await new Promise((done) => setTimeout(done, EVERY));
    if (!document.hidden) await refresh();
  }
}

follow();
