/**
 * Whether a video plays: one of the page, one in a frame that tells us (YouTube with `enablejsapi=1`, Vimeo), or one
 * that another module speaks for, by `data-playing` or the event `cairn:playing` with `detail: {playing: boolean}`.
 */

/** What each player has to be asked before it talks. */
const GREETINGS = new Map([
  ["https://www.youtube-nocookie.com", [{ event: "listening", id: "cairn", channel: "widget" }]],
  ["https://www.youtube.com", [{ event: "listening", id: "cairn", channel: "widget" }]],
  [
    "https://player.vimeo.com",
    [...["play", "pause", "ended"].map((value) => ({ method: "addEventListener", value })), { method: "getPaused" }],
  ],
]);
const YOUTUBE_PLAYS = 1;
const YOUTUBE_BUFFERS = 3;

export class Videos {
  #page;
  #changed;
  /** @type {Set<EventTarget>} */
  #playing = new Set();
  /** Frames that talked to us. @type {WeakSet<EventTarget>} */
  #heard = new WeakSet();

  /**
   * @param {Document} page
   * @param {EventTarget} view its window
   * @param {() => void} changed called when a video says that it plays, or no longer
   */
  constructor(page, view, changed) {
    this.#page = page;
    this.#changed = changed;
    view.addEventListener("message", (event) => this.#hear(/** @type {MessageEvent} */ (event)));
    page.addEventListener("load", () => this.#greet(), true);
    page.addEventListener("cairn:playing", (event) => {
      if (event.target && event instanceof CustomEvent) this.#set(event.target, event.detail?.playing === true);
    });
  }

  /** Whether any video plays now. */
  get playing() {
    this.#greet();
    for (const source of this.#playing) {
      if ("isConnected" in source && !source.isConnected) this.#playing.delete(source);
    }
    return this.#playing.size > 0 || this.#spokenFor() || this.#own();
  }

  #spokenFor() {
    return this.#page.querySelector('[data-playing]:not([data-playing="false"])') !== null;
  }

  #own() {
    const media = /** @type {NodeListOf<HTMLMediaElement>} */ (this.#page.querySelectorAll("video, audio"));
    return [...media].some((one) => !one.paused && !one.ended);
  }

  /** Ask the players that have not talked yet; one that is still loading hears it the next time. */
  #greet() {
    for (const frame of this.#page.querySelectorAll("iframe")) {
      const host = origin(frame.src);
      if (this.#heard.has(frame)) continue;
      for (const words of GREETINGS.get(host) ?? []) frame.contentWindow?.postMessage(JSON.stringify(words), host);
    }
  }

  /** @param {MessageEvent} event */
  #hear(event) {
    if (!GREETINGS.has(event.origin)) return;
    const frame = [...this.#page.querySelectorAll("iframe")].find((one) => one.contentWindow === event.source);
    if (!frame) return;
    this.#heard.add(frame);
    const playing = says(event.data);
    if (playing !== null) this.#set(frame, playing);
  }

  /**
   * @param {EventTarget} source
   * @param {boolean} playing
   */
  #set(source, playing) {
    if (playing) this.#playing.add(source);
    else this.#playing.delete(source);
    this.#changed();
  }
}

/** @param {string} address */
function origin(address) {
  return URL.canParse(address) ? new URL(address).origin : "";
}

/**
 * What a player's message says: it plays, it does not, or something else.
 * @param {unknown} data
 * @returns {boolean | null}
 */
export function says(data) {
  const { event, info, method, value } = message(data);
  if (event === "play") return true;
  if (event === "pause" || event === "ended") return false;
  if (method === "getPaused" && typeof value === "boolean") return !value;
  const state = event === "onStateChange" ? info : fields(info).playerState;
  return typeof state === "number" ? state === YOUTUBE_PLAYS || state === YOUTUBE_BUFFERS : null;
}

/** @param {unknown} data */
function message(data) {
  if (typeof data !== "string") return fields(data);
  try {
    return fields(JSON.parse(data));
  } catch {
    return {};
  }
}

/**
 * @param {unknown} value
 * @returns {Record<string, unknown>}
 */
function fields(value) {
  return typeof value === "object" && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};
}
