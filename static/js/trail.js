/** The trail: on a narrow screen the current stone is brought into view, and Escape hides the label of a stone. */

const trail = document.querySelector(".trail-stones");
const current = trail?.querySelector("[aria-current]");

if (trail && current) {
  const stones = trail.getBoundingClientRect();
  const stone = current.getBoundingClientRect();
  trail.scrollLeft += stone.left + stone.width / 2 - (stones.left + stones.width / 2);
}

addEventListener("keydown", ({ key }) => {
  if (key !== "Escape") return;
  for (const step of document.querySelectorAll(".trail-step:is(:hover, :focus-visible)")) {
    step.setAttribute("data-quiet", "");
    const speak = () => step.removeAttribute("data-quiet");
    step.addEventListener("blur", speak, { once: true });
    step.addEventListener("pointerleave", speak, { once: true });
  }
});
