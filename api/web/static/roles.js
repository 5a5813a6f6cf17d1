// The list of roles: a filter as one types.

const field = document.getElementById("filter");
const rows = [...document.querySelectorAll(".role-row")];
const none = document.getElementById("no-role");

field.addEventListener("input", () => {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of rows) row.hidden = !words.every((word) => row.dataset.words.includes(word));
  for (const group of document.querySelectorAll(".role-group")) {
    group.hidden = !group.querySelector(".role-row:not([hidden])");
  }
  none.hidden = rows.some((row) => !row.hidden);
});
