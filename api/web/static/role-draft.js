// A draft beside the text it was read from: pointing at either shows the other; then on to the form.

const draft = document.getElementById("draft");
const scroller = draft.querySelector(".draft-scroll");
const places = [...draft.querySelectorAll("[data-marks]")];
const items = [...draft.querySelectorAll("[data-mark]")];

function show(names) {
  for (const place of places) place.classList.toggle("lit", place.dataset.marks.split(" ").some((name) => names.includes(name)));
  for (const item of items) item.classList.toggle("lit", names.includes(item.dataset.mark));
}

function into(container, element) {
  const box = element.getBoundingClientRect();
  const frame = container.getBoundingClientRect();
  if (box.top < frame.top || box.bottom > frame.bottom) {
    container.scrollTop += box.top - frame.top - frame.height / 3;
  }
}

function namesOf(element) {
  const item = element.closest("[data-mark]");
  if (item) return [item.dataset.mark];
  return element.closest("[data-marks]")?.dataset.marks.split(" ") ?? [];
}

function point(element) {
  const names = namesOf(element);
  if (!names.length) return;
  show(names);
  if (element.closest("[data-mark]")) {
    const place = places.find((each) => each.classList.contains("lit"));
    if (place) into(scroller, place);
  }
}

for (const kind of ["pointerover", "focusin"]) draft.addEventListener(kind, (event) => point(event.target));
// The page is there before its scripts: the pointer may have come first.
point([...draft.querySelectorAll(":hover")].at(-1) ?? draft);
draft.addEventListener("pointerout", (event) => {
  if (namesOf(event.target).length) show(document.activeElement ? namesOf(document.activeElement) : []);
});
draft.addEventListener("click", (event) => {
  const place = event.target.closest("[data-marks]");
  if (!place) return;
  const item = items.find((each) => each.dataset.mark === place.dataset.marks.split(" ")[0]);
  choose(tabs[0]);
  item?.focus();
});

// The two sides of the draft ------------------------------------------------------------------------------

const tabs = [...draft.querySelectorAll("[role=tab]")];

function choose(tab) {
  for (const each of tabs) {
    const on = each === tab;
    each.setAttribute("aria-selected", String(on));
    each.tabIndex = on ? 0 : -1;
    document.getElementById(each.getAttribute("aria-controls")).hidden = !on;
  }
}

for (const tab of tabs) {
  tab.addEventListener("click", () => choose(tab));
  tab.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const other = tabs[(tabs.indexOf(tab) + 1) % tabs.length];
    choose(other);
    other.focus();
  });
}
document.getElementById("to-form").addEventListener("click", () => {
  choose(tabs[1]);
  document.getElementById("title").focus();
  draft.scrollIntoView({ block: "start" });
});
