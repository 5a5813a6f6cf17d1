// Leaves out what is the same for all.

const box = document.getElementById("differences");
box.addEventListener("change", () => {
  document.querySelector(".compared").classList.toggle("only-differences", box.checked);
});
