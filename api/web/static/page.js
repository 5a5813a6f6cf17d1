// What every page does: the switch of themes, menus that close, and a word when the session has ended.

import { toast } from "./toast.js";

const THEMES = ["system", "light", "dark"];
const NAMES = { system: "as the system", light: "light", dark: "dark" };

function chosenTheme() {
  return document.documentElement.dataset.theme ?? "system";
}

function choose(theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  // The server writes the theme into the page, so that it never flashes in another.
  const age = theme === "system" ? 0 : 31536000;
  document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax`;
}

const switcher = document.getElementById("theme");
if (switcher) {
  const tell = () => {
    const text = `Theme: ${NAMES[chosenTheme()]}`;
    switcher.setAttribute("aria-label", text);
    switcher.title = text;
  };
  switcher.hidden = false;
  switcher.addEventListener("click", () => {
    choose(THEMES[(THEMES.indexOf(chosenTheme()) + 1) % THEMES.length]);
    tell();
    toast(switcher.title);
  });
  tell();
}

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

let told = false;
document.addEventListener("signed-out", () => {
  if (told) return;
  told = true;
  const next = encodeURIComponent(location.pathname + location.search);
  toast("Your session has ended. What is done is kept.", {
    bad: true,
    action: { label: "Sign in", run: () => location.assign(`/sign-in?next=${next}`) },
  });
});
