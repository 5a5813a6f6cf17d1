// What somebody decides about one candidate or several, and why.

import { Problem, request } from "./http.js";
import { toast } from "./toast.js";

const AT_ONCE = 4;
const MANY = 20;
const WORDS = { shortlist: "Shortlist", hold: "Hold", decline: "Decline" };
const DONE = { shortlist: "shortlisted", hold: "put on hold", decline: "declined" };
const REASONS = {
  shortlist: ["Meets what the role asks", "Strong in the points that matter most", "Worth a conversation"],
  hold: ["Waiting for more candidates", "Something is to be asked first", "Second choice"],
  decline: ["Does not show what the role requires", "Others fit better", "Withdrew"],
};

const $ = (id) => document.getElementById(id);
let asked = null;

/** Ask for a decision on `rows`; `kept(row, decision)` is told of each that was kept. */
export function decide(rows, decision, kept) {
  asked = { rows, kept, keys: new Map() };
  const names = rows.length === 1 ? rows[0].name : `${rows.length} candidates`;
  $("decide-title").textContent = names;
  $("reason").value = "";
  $("decide-wrong").hidden = true;
  for (const choice of $("decide-form").elements.decision) choice.checked = choice.value === decision;
  offer();
  $("decide").showModal();
  if (decision) $("reason").focus();
}

function offer() {
  const decision = $("decide-form").elements.decision.value;
  $("decide-save").textContent = WORDS[decision] ?? "Save";
  const buttons = (REASONS[decision] ?? []).map((text) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "small quiet";
    made.textContent = text;
    made.addEventListener("click", () => {
      $("reason").value = text;
      $("decide-save").focus();
    });
    return made;
  });
  $("reasons").replaceChildren(...buttons);
}

function wrong(text) {
  $("decide-wrong").textContent = text;
  $("decide-wrong").hidden = false;
}

async function save(event) {
  event.preventDefault();
  const decision = $("decide-form").elements.decision.value;
  const reason = $("reason").value.trim();
  if (!decision) return wrong("Choose what you decide.");
  if (!reason) {
    wrong("Say why: the reason is kept with the decision.");
    $("reason").focus();
    return undefined;
  }
  const mine = asked;
  const { rows, kept, keys } = mine;
  // Who closes the dialog meanwhile stops what has not been sent yet.
  const goesOn = () => asked === mine && $("decide").open;
  $("decide-save").disabled = true;
  const left = [...rows];
  const mistakes = [];
  let count = 0;
  const work = async () => {
    for (let row = left.shift(); row && goesOn(); row = left.shift()) {
      const body = { decision, reason };
      // The same decision sent again, after an answer was lost, is kept once.
      const name = `${row.id} ${decision} ${reason}`;
      if (!keys.has(name)) keys.set(name, `page-${[...crypto.getRandomValues(new Uint8Array(12))].join("-")}`);
      try {
        await request("POST", `/v1/resumes/${row.id}/decisions`, body, { headers: { "idempotency-key": keys.get(name) } });
        kept(row, decision);
        count += 1;
        if (rows.length > MANY && goesOn()) $("decide-save").textContent = `${count} of ${rows.length}`;
      } catch (error) {
        if (error.status === 429 && goesOn()) {
          left.push(row);
          await new Promise((done) => setTimeout(done, 1000 * Math.max(1, error.retryAfter)));
          continue;
        }
        mistakes.push({ row, text: error instanceof Problem ? error.message : "It could not be kept." });
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  $("decide-save").disabled = false;
  if (!goesOn()) {
    toast(`Stopped: ${count} of ${rows.length} candidates are ${DONE[decision]}.`);
    return undefined;
  }
  $("decide-save").textContent = WORDS[decision];
  if (mistakes.length) {
    asked.rows = mistakes.map(({ row }) => row);
    return wrong(`${mistakes.length === rows.length ? "" : `${rows.length - mistakes.length} were kept. `}${mistakes[0].text}`);
  }
  $("decide").close();
  const who = rows.length === 1 ? `${rows[0].name} is` : `${rows.length} candidates are`;
  toast(`${who} ${DONE[decision]}.`);
  return undefined;
}

$("decide-form").addEventListener("submit", save);
$("decide-form").addEventListener("change", offer);
$("decide-cancel").addEventListener("click", () => $("decide").close());
