/**
 * Beats that wait to be sent. Each has a key of its own in localStorage, so that tabs that write at the same moment
 * cannot overwrite each other; where storage is full or forbidden they wait in memory.
 */

const PREFIX = "cairn:beat:";
/** The server believes a beat for so long. */
export const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * @typedef {object} Beat a stretch of study, as `POST /api/progress/time` takes it
 * @property {string} content_id
 * @property {string} [module_id]
 * @property {string} started_at
 * @property {string} ended_at
 */
/** @typedef {{id: string, beat: Beat}} Waiting */
/** @typedef {Pick<Storage, "length" | "key" | "getItem" | "setItem" | "removeItem">} Shelf the part of Storage we use */

export class Queue {
  #shelf;
  #learners;
  #wall;
  #random;
  /** @type {Map<string, Beat>} */
  #memory = new Map();
  /** What could not be taken off the shelf, and must not be sent again. @type {Set<string>} */
  #done = new Set();

  /**
   * @param {Shelf | null} shelf
   * @param {readonly string[]} learners the key of the present learner, and of those who became this one
   * @param {() => number} wall
   * @param {() => number} random
   */
  constructor(shelf, learners, wall, random) {
    this.#shelf = shelf;
    this.#learners = learners;
    this.#wall = wall;
    this.#random = random;
  }

  /**
   * @param {Beat} beat
   * @returns {string} its id
   */
  add(beat) {
    const id = `${PREFIX}${this.#learners[0]}:${this.#wall().toString(36)}-${this.#random().toString(36).slice(2, 12)}`;
    const text = JSON.stringify(beat);
    if (!this.#store(id, text)) {
      this.expire();
      if (!this.#store(id, text)) this.#memory.set(id, beat);
    }
    return id;
  }

  /** @returns {Waiting[]} what the present learner has to send, oldest first */
  list() {
    const found = [...this.#memory].map(([id, beat]) => ({ id, beat }));
    for (const id of this.#keys()) {
      const beat = this.#mine(id) && !this.#done.has(id) ? this.#read(id) : null;
      if (beat) found.push({ id, beat });
    }
    const fresh = found.filter(({ beat }) => !this.#old(beat));
    return fresh.sort((one, other) => Date.parse(one.beat.started_at) - Date.parse(other.beat.started_at));
  }

  /** @param {Iterable<string>} ids */
  remove(ids) {
    for (const id of ids) {
      this.#memory.delete(id);
      this.#done.add(id);
      this.#discard(id);
    }
  }

  /** Forget what is too old to be believed, whosever it is, and what is no beat. */
  expire() {
    for (const id of this.#keys()) {
      const beat = this.#read(id);
      if (!beat || this.#old(beat)) this.#discard(id);
    }
    for (const [id, beat] of this.#memory) if (this.#old(beat)) this.#memory.delete(id);
  }

  /** @param {Beat} beat */
  #old(beat) {
    return !(Math.abs(this.#wall() - Date.parse(beat.ended_at)) <= KEPT_MS);
  }

  /** @param {string} id */
  #mine(id) {
    return this.#learners.some((learner) => id.startsWith(`${PREFIX}${learner}:`));
  }

  /** @returns {string[]} */
  #keys() {
    /** @type {string[]} */
    const keys = [];
    try {
      const shelf = this.#shelf;
      for (let i = 0; shelf && i < shelf.length; i++) keys.push(shelf.key(i) ?? "");
    } catch {
      // Storage that was taken away holds nothing.
    }
    return keys.filter((key) => key.startsWith(PREFIX));
  }

  /**
   * @param {string} id
   * @returns {Beat | null}
   */
  #read(id) {
    try {
      const beat = JSON.parse(this.#shelf?.getItem(id) ?? "null");
      return typeof beat?.content_id === "string" && typeof beat.ended_at === "string" ? beat : null;
    } catch {
      return null;
    }
  }

  /**
   * @param {string} id
   * @param {string} text
   */
  #store(id, text) {
    try {
      this.#shelf?.setItem(id, text);
      return this.#shelf !== null;
    } catch {
      return false;
    }
  }

  /** @param {string} id */
  #discard(id) {
    try {
      this.#shelf?.removeItem(id);
    } catch {
      // It stays, and #done knows.
    }
  }
}
