/** The completion dialog: open in the page where there are no scripts, modal where there are. */

/** @returns {boolean} whether there is something to show */
export function showCompletion() {
  const dialog = document.querySelector("dialog[data-completion]");
  if (!(dialog instanceof HTMLDialogElement)) return false;
  // Of the first closing it hears too late: behind the modal dialog the foot takes no focus.
  dialog.addEventListener("close", () => document.getElementById("finish")?.focus());
  dialog.close();
  dialog.showModal();
  dialog.querySelector("h2")?.focus();
  return true;
}
