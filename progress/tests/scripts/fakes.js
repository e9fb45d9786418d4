/** A machine without a browser: its clocks, its storage, its pages, and a server that hears them. */

import { settingsFrom, Tracking } from "../../../static/js/progress/tracking.js";

/** @typedef {import("../../../static/js/progress/sender.js").SentBeat} SentBeat */

export const NOON = Date.parse("2026-03-02T12:00:00Z");
export const ADA = "ada0";
export const BOB = "bob0";
export const CLAY = "11111111-1111-4111-8111-111111111111";
export const SAND = "22222222-2222-4222-8222-222222222222";
export const MODULE = "33333333-3333-4333-8333-333333333333";

/** Let promises that can settle settle. */
export const settled = () => new Promise((resolve) => setImmediate(() => resolve(undefined)));

/** Two clocks and the timers that hang on them. */
export class Machine {
  ms = 0;
  ahead = NOON;
  /** @type {Map<number, {work: () => void, ms: number, next: number}>} */
  timers = new Map();
  #timer = 0;
  now = () => this.ms;
  wall = () => this.ms + this.ahead;

  /**
   * @param {() => void} work
   * @param {number} ms
   */
  every = (work, ms) => {
    this.timers.set(++this.#timer, { work, ms, next: this.ms + ms });
    return this.#timer;
  };

  /** @param {number} timer */
  stop = (timer) => {
    this.timers.delete(timer);
  };

  /**
   * Time passes and timers fire.
   * @param {number} seconds
   */
  async run(seconds) {
    const until = this.ms + seconds * 1000;
    for (;;) {
      const due = [...this.timers.values()].filter(({ next }) => next <= until).sort((a, b) => a.next - b.next)[0];
      if (!due) break;
      this.ms = due.next;
      due.next += due.ms;
      due.work();
      await settled();
    }
    this.ms = until;
    await settled();
  }

  /**
   * The lid is closed: no timer fires. On some machines the forward clock stands still.
   * @param {number} seconds
   * @param {{stops: boolean}} forward
   */
  sleep(seconds, { stops }) {
    if (stops) this.ahead += seconds * 1000;
    else this.ms += seconds * 1000;
    for (const timer of this.timers.values()) timer.next = this.ms + timer.ms;
  }
}

/** localStorage, which can be full or forbidden. */
export class Shelf {
  /** @type {Map<string, string>} */
  items = new Map();
  full = false;
  blocked = false;
  stuck = false;

  get length() {
    this.#open();
    return this.items.size;
  }

  /** @param {number} index */
  key(index) {
    this.#open();
    return [...this.items.keys()][index] ?? null;
  }

  /** @param {string} key */
  getItem(key) {
    this.#open();
    return this.items.get(key) ?? null;
  }

  /**
   * @param {string} key
   * @param {string} value
   */
  setItem(key, value) {
    this.#open();
    if (this.full) throw new DOMException("full", "QuotaExceededError");
    this.items.set(key, value);
  }

  /** @param {string} key */
  removeItem(key) {
    this.#open();
    if (this.stuck) throw new DOMException("stuck", "UnknownError");
    this.items.delete(key);
  }

  #open() {
    if (this.blocked) throw new DOMException("no storage here", "SecurityError");
  }
}

/** Remembers what it was sent, and answers as it is told. */
export class Server {
  /** @type {SentBeat[][]} */
  requests = [];
  /** @type {(RequestInit & {address: string})[]} */
  raw = [];
  /** @type {(beats: SentBeat[]) => Response | Promise<Response>} */
  answer = () => new Response(null, { status: 204 });
  /** @type {SentBeat[]} */
  accepted = [];

  /** @type {any} */
  fetch = async (/** @type {string} */ address, /** @type {RequestInit} */ init) => {
    const beats = this.#read(String(init.body));
    this.requests.push(beats);
    this.raw.push({ ...init, address });
    const answer = await this.answer(beats);
    if (answer.ok) this.accepted.push(...beats);
    return answer;
  };

  /**
   * @param {string} _address
   * @param {string} body
   */
  beacon = (_address, body) => {
    const beats = this.#read(body);
    this.requests.push(beats);
    this.accepted.push(...beats);
    return true;
  };

  /** @param {string} body */
  #read(body) {
    return [JSON.parse(body)].flat();
  }

  offline() {
    this.answer = () => Promise.reject(new TypeError("Failed to fetch"));
  }

  online() {
    this.answer = () => new Response(null, { status: 204 });
  }

  /**
   * @param {number} status
   * @param {{headers?: Record<string, string>, body?: object}} [more]
   */
  says(status, { headers = {}, body = {} } = {}) {
    this.answer = () => new Response(JSON.stringify(body), { status, headers });
  }

  /** The seconds counted, each once, as the server does it. */
  get seconds() {
    const floor = (/** @type {string} */ at) => Math.floor(Date.parse(at) / 1000);
    const counted = new Set();
    for (const { started_at, ended_at } of this.accepted) {
      for (let second = floor(started_at); second < floor(ended_at); second++) counted.add(second);
    }
    return counted.size;
  }
}

/** One lock at a time, first come first served; counts how many hold it. */
export class Locks {
  held = 0;
  most = 0;
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  /**
   * @param {string} _name
   * @param {unknown} _options
   * @param {() => Promise<void>} work
   */
  request(_name, _options, work) {
    const turn = this.#last.then(async () => {
      this.most = Math.max(this.most, ++this.held);
      await work().finally(() => this.held--);
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

/** A page, as far as the tracker looks at it. */
export class Page extends EventTarget {
  visibilityState = "visible";
  /** @type {object[]} */
  frames = [];
  /** @type {object[]} */
  media = [];
  spokenFor = false;

  /** @param {string} selector */
  querySelectorAll(selector) {
    return selector === "iframe" ? this.frames : this.media;
  }

  querySelector() {
    return this.spokenFor ? {} : null;
  }
}

/**
 * @typedef {object} Opening
 * @property {string} [learner]
 * @property {string} [content]
 * @property {string} [idle]
 * @property {boolean} [hidden]
 * @property {boolean} [withoutKeepalive]
 * @property {any} [locks]
 * @property {any} [tab]
 */

/** A tracked page that somebody has open. */
export class Tab {
  page = new Page();
  view = new EventTarget();
  /** @type {{name: string, waiting: number, waiting_s: number}[]} */
  told = [];

  /**
   * @param {Machine} machine
   * @param {Server} server
   * @param {Shelf | null} shelf
   * @param {Opening} [opening]
   */
  constructor(machine, server, shelf, opening = {}) {
    if (opening.hidden) this.page.visibilityState = "hidden";
    for (const name of ["queued", "sent"]) {
      this.page.addEventListener(`cairn:${name}`, (event) => {
        this.told.push({ name, .../** @type {CustomEvent} */ (event).detail });
      });
    }
    const settings = settingsFrom({
      tracker: "/api/progress/time",
      content: opening.content ?? CLAY,
      module: MODULE,
      learner: opening.learner ?? ADA,
      idle: opening.idle,
    });
    if (!settings) throw new Error("no settings");
    this.tracking = new Tracking(settings, {
      page: /** @type {any} */ (this.page),
      view: this.view,
      now: machine.now,
      wall: machine.wall,
      random: Math.random,
      fetch: server.fetch,
      beacon: opening.withoutKeepalive ? server.beacon : null,
      locks: opening.locks ?? null,
      shelf,
      tab: opening.tab ?? null,
      every: machine.every,
      stop: machine.stop,
    });
    this.tracking.start();
  }

  /** @param {string} name */
  input(name = "pointerdown") {
    this.view.dispatchEvent(new Event(name));
  }

  /** @param {"visible" | "hidden"} state */
  async turn(state) {
    this.page.visibilityState = state;
    this.page.dispatchEvent(new Event("visibilitychange"));
    await settled();
  }

  /** As a browser leaves a page: the page first hears that it goes, then that it is hidden. */
  async leave() {
    this.view.dispatchEvent(new Event("pagehide"));
    await this.turn("hidden");
  }

  async comeBack() {
    this.page.visibilityState = "visible";
    this.view.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    await settled();
  }
}

/**
 * A machine, a server and a page.
 * @param {Opening} [opening]
 */
export function opened(opening) {
  const machine = new Machine();
  const server = new Server();
  const shelf = new Shelf();
  return { machine, server, shelf, tab: new Tab(machine, server, shelf, opening) };
}
