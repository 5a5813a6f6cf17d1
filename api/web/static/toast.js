// Short messages at the edge of the page, read aloud where somebody listens.

const SECONDS = 6;

/** Show `text`; what is answered closes it. `action` is {label, run}; one that is `bad` or `stays` waits for that. */
export function toast(text, { bad = false, stays = bad, action = null } = {}) {
  const place = document.getElementById("toasts");
  const shown = document.createElement("div");
  shown.className = bad ? "toast bad" : "toast";
  const words = document.createElement("span");
  words.textContent = text;
  shown.append(words);
  const close = () => shown.remove();
  if (action) shown.append(button(action.label, () => { close(); action.run(); }));
  shown.append(button("Close", close));
  place.append(shown);
  while (place.children.length > 3) place.firstElementChild.remove();
  if (!stays) setTimeout(close, SECONDS * 1000);
  return close;
}

function button(label, run) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", run);
  return made;
}
