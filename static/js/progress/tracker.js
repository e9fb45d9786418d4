/**
 * Counts the time that a learner studies on this page (DESIGN 5). The element with `data-tracker` says where to send it:
 *
 * `data-tracker` the address for beats, `data-content` and `data-module` their ids, `data-learner` a keyed hash of who
 * learns (then, after spaces, of those whose work moved to them), `data-idle` the seconds after which nobody is there.
 */

import { settingsFrom, Tracking } from "./tracking.js";

/** One for the page, also when the module is loaded under two addresses. */
const KEY = Symbol.for("cairn.tracking");

/** @param {() => Storage} open throws where storage is blocked */
function storage(open) {
  try {
    return open();
  } catch {
    return null;
  }
}

/** @returns {Tracking | null} */
function begin() {
  const element = document.querySelector("[data-tracker]");
  const settings = element instanceof HTMLElement ? settingsFrom(element.dataset) : null;
  if (!settings) return null;
  const tracking = new Tracking(settings, {
    page: document,
    view: window,
    now: () => performance.now(),
    wall: () => Date.now(),
    random: Math.random,
    fetch: (input, init) => fetch(input, init),
    beacon: "keepalive" in Request.prototype ? null : (address, body) => navigator.sendBeacon(address, body),
    locks: navigator.locks ?? null,
    shelf: storage(() => localStorage),
    tab: storage(() => sessionStorage),
    every: (work, ms) => window.setInterval(work, ms),
    stop: (timer) => window.clearInterval(timer),
  });
  tracking.start();
  return tracking;
}

const shared = /** @type {{[KEY]?: Tracking | null}} */ (/** @type {unknown} */ (window));
shared[KEY] ??= begin();
const tracking = shared[KEY];

/** What waits to be sent for the present learner. */
export const pendingBeats = () => tracking?.pendingBeats() ?? [];

/**
 * The beats that go with the request that completes this page's content, in its field `beats`; call `settle` with
 * whether it arrived.
 * @returns {import("./tracking.js").Handed}
 */
export const completing = () => tracking?.completing() ?? { beats: [], settle: () => undefined };
