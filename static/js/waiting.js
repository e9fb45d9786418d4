/** Says quietly that time waits to be sent, for as long as it does. */

const line = document.querySelector("[data-waiting]");

/** @param {Event} event */
function tell(event) {
  const { waiting, waiting_s } = /** @type {CustomEvent<import("./progress/sender.js").Told>} */ (event).detail;
  const minutes = Math.floor(waiting_s / 60);
  const time = minutes ? `${minutes} min` : "Less than a minute";
  if (line) line.textContent = waiting ? `${time} of your time here is waiting to be sent.` : "";
}

document.addEventListener("cairn:queued", tell);
document.addEventListener("cairn:sent", tell);
