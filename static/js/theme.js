/**
 * The theme switch: a choice shows at once, and is sent so that the server writes it into the next page.
 * Without this module its form has a button.
 */

const form = document.querySelector("form[data-theme-switch]");

/** @param {string} theme */
function show(theme) {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

if (form instanceof HTMLFormElement) {
  form.addEventListener("change", () => {
    const chosen = new FormData(form);
    show(String(chosen.get("theme")));
    // The answer is only wanted for its cookie. Offline, the choice holds for this page.
    fetch(form.action, { method: "POST", body: chosen, redirect: "manual", keepalive: true }).catch(() => undefined);
  });
}
