/** The tracker of one page: what happens on it becomes beats, and these are sent. Everything it needs is handed in. */

import { Activity } from "./clock/activity.js";
import { Videos } from "./clock/videos.js";
import { Queue } from "./queue.js";
import { LIST_LENGTH, Sender } from "./sender.js";

const BEAT_MS = 60_000;
const TICK_MS = 1_000;
/** The browser scrolls by itself when a page opens: to where it was, or to the anchor. */
const SETTLED_MS = 1_000;
const INPUTS = "pointerdown pointermove touchstart touchmove keydown wheel scroll click input".split(" ");
const LAST_INPUT = "cairn:input";

/** @typedef {import("./queue.js").Beat} Beat */
/** @typedef {import("./sender.js").SentBeat} SentBeat */
/**
 * @typedef {object} Settings
 * @property {string} endpoint
 * @property {string} content
 * @property {string | null} module
 * @property {readonly string[]} learners the present learner's key first, then those of who became this learner
 * @property {number} idleMs
 */
/**
 * @typedef {object} Surroundings
 * @property {Document} page
 * @property {EventTarget} view
 * @property {() => number} now
 * @property {() => number} wall
 * @property {() => number} random
 * @property {typeof fetch} fetch
 * @property {((address: string, body: string) => boolean) | null} beacon
 * @property {LockManager | null} locks
 * @property {import("./queue.js").Shelf | null} shelf where beats wait
 * @property {Pick<Storage, "getItem" | "setItem"> | null} tab what is remembered from page to page
 * @property {(work: () => void, ms: number) => number} every
 * @property {(timer: number) => void} stop
 */
/**
 * @typedef {object} Handed
 * @property {SentBeat[]} beats for the field `beats`
 * @property {(accepted: boolean) => void} settle to be told whether the request arrived
 */

export class Tracking {
  #settings;
  #around;
  #activity;
  #videos;
  #queue;
  #sender;
  /** Beats that this page made. @type {Set<string>} */
  #own = new Set();
  #gone = false;
  #openedAt = 0;
  #pointer = "";
  /** @type {number | null} */
  #timer = null;

  /**
   * @param {Settings} settings
   * @param {Surroundings} around
   */
  constructor(settings, around) {
    this.#settings = settings;
    this.#around = around;
    this.#activity = new Activity(around, settings.idleMs);
    this.#videos = new Videos(around.page, around.view, () => this.#tick());
    this.#queue = new Queue(around.shelf, settings.learners, around.wall, around.random);
    const tell = (/** @type {string} */ name, /** @type {object} */ detail) =>
      around.page.dispatchEvent(new CustomEvent(`cairn:${name}`, { detail }));
    this.#sender = new Sender(this.#queue, {
      ...around,
      endpoint: settings.endpoint,
      learner: settings.learners[0] ?? "",
      tell,
    });
  }

  /** Listen, and send what an earlier page left. */
  start() {
    const { page, view } = this.#around;
    for (const name of INPUTS) {
      view.addEventListener(name, (event) => this.#input(name, event), { capture: true, passive: true });
    }
    page.addEventListener("cairn:streaming", () => this.#activity.input());
    page.addEventListener("visibilitychange", () => this.#look());
    page.addEventListener("formdata", (event) => this.#join(/** @type {FormDataEvent} */ (event)));
    view.addEventListener("pagehide", () => this.#leave());
    view.addEventListener("pageshow", (event) => {
      if (/** @type {PageTransitionEvent} */ (event).persisted) this.#arrive();
    });
    view.addEventListener("online", () => {
      this.#sender.encourage();
      void this.#sender.flush();
    });
    this.#arrive();
  }

  /** @returns {Beat[]} what the present learner has to send */
  pendingBeats() {
    return this.#queue.list().map(({ beat }) => beat);
  }

  /**
   * Everything up to now that is not acknowledged, for the request that completes this content. Only this content's:
   * a beat that the server refuses must not refuse the completion of another.
   * @returns {Handed}
   */
  completing() {
    this.#cut();
    const ours = this.#queue.list().filter(({ beat }) => beat.content_id === this.#settings.content);
    const batch = ours.slice(-LIST_LENGTH);
    return {
      beats: this.#sender.hand(batch),
      settle: (accepted) => this.#sender.settle(batch, accepted),
    };
  }

  #arrive() {
    this.#gone = false;
    this.#openedAt = this.#around.now();
    this.#queue.expire();
    this.#activity.inputBefore(this.#remembered());
    this.#look();
  }

  #leave() {
    this.#gone = true;
    this.#look();
  }

  /** See whether the page is visible, and what follows from it. */
  #look() {
    const visible = !this.#gone && this.#around.page.visibilityState === "visible";
    this.#activity.show(visible);
    if (visible) {
      this.#timer ??= this.#around.every(() => this.#tick(), TICK_MS);
      this.#tick();
      // Whatever an earlier page left, or this one sent without hearing the answer.
      void this.#sender.flush();
    } else {
      if (this.#timer !== null) this.#around.stop(this.#timer);
      this.#timer = null;
      this.#remember();
      this.#cut();
      this.#sender.leave(this.#own);
    }
  }

  #tick() {
    this.#activity.tick(this.#videos.playing);
    const made = this.#activity.ended || this.#activity.openMs >= BEAT_MS;
    if (made) this.#cut();
    if (made || this.#sender.due) void this.#sender.flush();
  }

  /**
   * @param {string} name
   * @param {Event} event
   */
  #input(name, event) {
    if (name === "scroll" && this.#around.now() - this.#openedAt < SETTLED_MS) return;
    if (name === "pointermove" && "screenX" in event && !this.#moved(/** @type {PointerEvent} */ (event))) return;
    this.#activity.input();
  }

  /**
   * A page that opens or moves under a resting pointer is told of a move too: only a second place is one.
   * @param {PointerEvent} event
   */
  #moved(event) {
    const before = this.#pointer;
    this.#pointer = `${event.screenX} ${event.screenY}`;
    return before !== "" && before !== this.#pointer;
  }

  /** Put what was studied since the last beat into the queue. */
  #cut() {
    for (const { start, end } of this.#activity.take()) {
      const { content, module } = this.#settings;
      const beat = {
        content_id: content,
        ...(module ? { module_id: module } : {}),
        started_at: new Date(start).toISOString(),
        ended_at: new Date(end).toISOString(),
      };
      this.#own.add(this.#queue.add(beat));
    }
  }

  /**
   * A form that completes this content takes its beats along, posted by the browser or as `new FormData(form)`.
   * @param {FormDataEvent} event
   */
  #join(event) {
    const form = /** @type {HTMLElement | null} */ (event.target);
    if (form?.dataset.completes !== this.#settings.content) return;
    event.formData.set("beats", JSON.stringify(this.completing().beats));
  }

  #remember() {
    try {
      if (this.#activity.lastInput !== null) this.#around.tab?.setItem(LAST_INPUT, String(this.#activity.lastInput));
    } catch {
      // The next page begins with its own first input.
    }
  }

  #remembered() {
    try {
      return Number(this.#around.tab?.getItem(LAST_INPUT) ?? Number.NEGATIVE_INFINITY);
    } catch {
      return Number.NEGATIVE_INFINITY;
    }
  }
}

/**
 * @param {DOMStringMap} data the `data-` attributes of the element with `data-tracker`
 * @returns {Settings | null} null where something is missing: nothing is tracked then
 */
export function settingsFrom({ tracker, content, module, learner, idle }) {
  const learners = learner?.split(/\s+/).filter(Boolean) ?? [];
  if (!tracker || !content || !learners.length) return null;
  return { endpoint: tracker, content, module: module || null, learners, idleMs: (Number(idle) || 180) * 1000 };
}
