// Fields that hold several words of a vocabulary: chips, and a line that offers the rest while one types.

import { request } from "./http.js";

const MOST = 12;
let vocabularies = null;

/** The vocabularies, asked for once, when the first line is used. */
function words() {
  vocabularies ??= request("GET", "/role-form/words").catch((error) => {
    vocabularies = null;
    throw error;
  });
  return vocabularies;
}

export function tokensIn(root) {
  for (const field of root.querySelectorAll("[data-tokens]")) prepare(field);
}

function prepare(field) {
  const line = field.querySelector(".token-input");
  const offers = field.querySelector(".token-offers");
  const list = field.querySelector(".token-list");
  let chosen = -1;

  const held = () => [...list.querySelectorAll("input")].map((each) => each.value);
  const close = () => {
    offers.hidden = true;
    line.setAttribute("aria-expanded", "false");
    line.removeAttribute("aria-activedescendant");
    chosen = -1;
  };
  const tell = () => field.dispatchEvent(new CustomEvent("tokens", { bubbles: true, detail: { name: field.dataset.tokens } }));

  function choose(number) {
    chosen = number;
    [...offers.children].forEach((offer, place) => offer.setAttribute("aria-selected", String(place === chosen)));
    const offer = offers.children[chosen];
    if (!offer) return;
    line.setAttribute("aria-activedescendant", offer.id);
    offer.scrollIntoView({ block: "nearest" });
  }

  async function offer() {
    let all;
    try {
      all = (await words())[field.dataset.words];
    } catch {
      return; // What is typed can still be put in; the check says whether it is known.
    }
    if (document.activeElement !== line) return;
    const typed = line.value.trim().toLowerCase();
    const left = all.filter(([value]) => !held().includes(value));
    const begins = left.filter(([value, name]) => name.toLowerCase().startsWith(typed) || value.startsWith(typed));
    const holds = left.filter((each) => !begins.includes(each) && each.join(" ").toLowerCase().includes(typed));
    const shown = [...begins, ...holds].slice(0, MOST);
    offers.replaceChildren(...shown.map(([value, name], place) => {
      const made = document.createElement("li");
      made.role = "option";
      made.id = `${offers.id}-${place}`;
      made.dataset.value = value;
      made.textContent = name;
      return made;
    }));
    offers.hidden = shown.length === 0;
    line.setAttribute("aria-expanded", String(shown.length > 0));
    choose(typed && shown.length ? 0 : -1);
  }

  function put(value, name) {
    if (!value || held().includes(value)) return;
    const made = document.querySelector("template[data-token]").content.cloneNode(true).firstElementChild;
    made.querySelector("input").name = field.dataset.tokens;
    made.querySelector("input").value = value;
    made.querySelector("span").textContent = name;
    made.querySelector("button").setAttribute("aria-label", `Remove ${name}`);
    list.append(made);
    line.value = "";
    tell();
    close();
  }

  line.addEventListener("focus", offer);
  line.addEventListener("input", offer);
  line.addEventListener("blur", close);
  line.addEventListener("keydown", (event) => {
    const count = offers.hidden ? 0 : offers.children.length;
    if (event.key === "ArrowDown" && !event.altKey && !count) offer();
    else if (event.key === "ArrowDown" && !event.altKey) choose((chosen + 1) % count);
    else if (event.key === "ArrowUp" && !event.altKey && count) choose((chosen - 1 + count) % count);
    else if (event.key === "Enter" || (event.key === "," && line.value.trim())) {
      const offered = offers.children[chosen];
      if (offered) put(offered.dataset.value, offered.textContent);
      else put(line.value.trim(), line.value.trim());
    } else if (event.key === "Escape" && count) close();
    else if (event.key === "Backspace" && !line.value && list.lastElementChild) {
      list.lastElementChild.remove();
      tell();
      close();
    } else return;
    event.preventDefault();
  });
  // Before the line loses the focus, and with it the offers.
  offers.addEventListener("pointerdown", (event) => {
    const offered = event.target.closest("[role=option]");
    if (!offered) return;
    event.preventDefault();
    put(offered.dataset.value, offered.textContent);
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest(".token-out");
    if (!button) return;
    button.closest(".token").remove();
    line.focus();
    tell();
  });
  field.querySelector(".token-box").addEventListener("click", (event) => {
    if (event.target === event.currentTarget || event.target === list) line.focus();
  });
}
