/**
 * Marking complete without waiting: the stone fills at once, and the page goes on when the server has it. If the server
 * refuses, the stone empties again and a notice says why. Without this module the same forms are sent by the browser.
 */

import { showCompletion } from "./completion.js";
import { isHere, refresh } from "./parts.js";
import { completing } from "./progress/tracker.js";
import { say } from "./say.js";

const NO_CONNECTION = "This could not be sent: there is no connection. It is tried again as soon as there is one.";
const NOT_UNDERSTOOD = "This could not be saved. Load the page again, then try once more.";
const PEBBLES = '<span class="waiting" aria-hidden="true"><i></i><i></i><i></i></span>';

/** Forms that are on their way. @type {WeakSet<HTMLFormElement>} */
const sending = new WeakSet();

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 */
async function send(form, submitter) {
  if (sending.has(form)) return;
  sending.add(form);
  const { body, settle } = fill(form, submitter);
  const takeBack = tick(form, submitter);
  say("");
  try {
    const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
    settle(answer.ok);
    if (answer.ok) return await go((await answer.json()).to);
    takeBack();
    say(await reason(answer), "danger");
  } catch {
    settle(false);
    takeBack();
    say(NO_CONNECTION, "care");
    addEventListener("online", () => form.isConnected && send(form, submitter), { once: true });
  } finally {
    sending.delete(form);
  }
}

/**
 * What the form says, with the time that was studied up to now.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 */
function fill(form, submitter) {
  const body = new FormData(form);
  if (submitter instanceof HTMLButtonElement && submitter.name) body.set(submitter.name, submitter.value);
  if (!form.dataset.completes) return { body, settle: () => undefined };
  const { beats, settle } = completing();
  body.set("beats", JSON.stringify(beats));
  return { body, settle };
}

/**
 * Show it as done before it is.
 * @param {HTMLFormElement} form
 * @param {HTMLElement | null} submitter
 * @returns {() => void} to show it as it was
 */
function tick(form, submitter) {
  const stones = form.dataset.completes ? [...document.querySelectorAll('[aria-current="step"] .stone')] : [];
  for (const stone of stones) stone.setAttribute("data-state", "completed");
  submitter?.setAttribute("aria-disabled", "true");
  submitter?.setAttribute("aria-busy", "true");
  submitter?.insertAdjacentHTML("beforeend", PEBBLES);
  return () => {
    for (const stone of stones) stone.removeAttribute("data-state");
    submitter?.removeAttribute("aria-disabled");
    submitter?.removeAttribute("aria-busy");
    submitter?.querySelector(".waiting")?.remove();
  };
}

/** @param {string} address */
async function go(address) {
  if (!isHere(address)) return location.assign(address);
  await refresh(address);
  if (!showCompletion()) document.getElementById("finish")?.focus({ preventScroll: true });
}

/**
 * @param {Response} answer
 * @returns {Promise<string>} the server's sentence
 */
async function reason(answer) {
  try {
    const { detail } = await answer.json();
    return typeof detail === "string" ? detail : NOT_UNDERSTOOD;
  } catch {
    return NOT_UNDERSTOOD;
  }
}

addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset.goes === undefined) return;
  event.preventDefault();
  void send(form, event.submitter);
});

// A page that comes back by the back button is as it was left; what was done since belongs on it.
const [opened] = performance.getEntriesByType("navigation");
if (opened instanceof PerformanceNavigationTiming && opened.type === "back_forward") void refresh(location.href);
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) void refresh(location.href);
});

showCompletion();
