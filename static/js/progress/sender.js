/**
 * Sends the beats that wait. A beat leaves the queue only when the server has it or will never take it; sending one
 * twice does no harm, for the server counts each second once.
 */

/** As many as the server takes in one list. */
export const LIST_LENGTH = 500;
/** Browsers let at most 64 KiB survive the page, all requests together. */
export const SURVIVING_LENGTH = 60_000;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 5 * 60_000;
const ANSWER_WITHIN_MS = 30_000;
const TURN_WITHIN_MS = 10_000;
const HELD_MS = 30_000;
/** Not the beat's fault: no identity for now, too slow, too many. */
const TRY_AGAIN = new Set([401, 408, 429]);
/** What is wrong with the contents of a list, and not with all of it. */
const ABOUT_A_BEAT = new Set([400, 409, 413, 422]);

/** @typedef {import("./queue.js").Waiting} Waiting */
/** @typedef {import("./queue.js").Beat & {sent_at: string, learner: string}} SentBeat */
/** @typedef {{waiting: number, waiting_s: number}} Told how many beats wait now, and for how many seconds of study */
/**
 * @typedef {object} Means
 * @property {string} endpoint
 * @property {string} learner key of the present learner; goes with each beat, so that the server can refuse others'
 * @property {() => number} now
 * @property {() => number} wall
 * @property {() => number} random
 * @property {typeof fetch} fetch
 * @property {((address: string, body: string) => boolean) | null} beacon for browsers whose fetch dies with the page
 * @property {LockManager | null} locks
 * @property {(name: "queued" | "sent", told: Told) => void} tell
 */

export class Sender {
  #queue;
  #means;
  #sending = false;
  /** @type {Set<string>} */
  #flying = new Set();
  /** Beats that a completion carries, until when. @type {Map<string, number>} */
  #held = new Map();
  #failures = 0;
  #notBefore = -Infinity;
  /** Whether it was the server that asked for patience. */
  #asked = false;

  /**
   * @param {import("./queue.js").Queue} queue
   * @param {Means} means
   */
  constructor(queue, means) {
    this.#queue = queue;
    this.#means = means;
  }

  /** Whether something failed and it is time to try again. */
  get due() {
    return this.#failures > 0 && this.#means.now() >= this.#notBefore;
  }

  /** The connection is back: no need to wait longer, unless the server asked for it. */
  encourage() {
    if (!this.#asked) this.#notBefore = -Infinity;
  }

  /** Send what waits, oldest first. Never rejects. */
  async flush() {
    if (this.#sending) return;
    this.#sending = true;
    try {
      if (this.#means.now() < this.#notBefore) this.#tell("queued");
      else if (this.#idle().length) await this.#inTurn(() => this.#drain());
    } finally {
      this.#sending = false;
    }
  }

  /**
   * The page may be gone in a moment: send these now, and do not wait for anything. What does not fit goes next time.
   * @param {ReadonlySet<string>} ids
   */
  leave(ids) {
    if (this.#asked && this.#means.now() < this.#notBefore) return;
    let batch = this.#idle().filter(({ id }) => ids.has(id));
    while (batch.length && this.#body(batch).length > SURVIVING_LENGTH)
      batch = batch.slice(Math.ceil(batch.length / 2));
    if (!batch.length) return;
    if (this.#means.beacon) this.#means.beacon(this.#means.endpoint, this.#body(batch));
    else void this.#post(batch);
  }

  /**
   * These go by another request; they are left alone until it is known how that went.
   * @param {readonly Waiting[]} batch
   * @returns {SentBeat[]}
   */
  hand(batch) {
    for (const { id } of batch) this.#held.set(id, this.#means.now() + HELD_MS);
    return batch.map(({ beat }) => this.#sent(beat));
  }

  /**
   * @param {readonly Waiting[]} batch what was handed
   * @param {boolean} accepted
   */
  settle(batch, accepted) {
    for (const { id } of batch) this.#held.delete(id);
    if (accepted) this.#remove(batch);
    else void this.flush();
  }

  async #drain() {
    for (;;) {
      const batch = this.#idle().slice(0, LIST_LENGTH);
      if (!batch.length || !(await this.#post(batch))) return;
    }
  }

  /** What nobody is sending. */
  #idle() {
    const now = this.#means.now();
    const free = ({ id = "" }) => !this.#flying.has(id) && !((this.#held.get(id) ?? -Infinity) > now);
    return this.#queue.list().filter(free);
  }

  /**
   * @param {readonly Waiting[]} batch
   * @returns {Promise<boolean>} whether to go on with the rest
   */
  async #post(batch) {
    for (const { id } of batch) this.#flying.add(id);
    try {
      const answer = await this.#ask(this.#body(batch));
      if (!answer || TRY_AGAIN.has(answer.status) || answer.status >= 500) return this.#wait(answer);
      this.#failures = 0;
      this.#notBefore = -Infinity;
      this.#asked = false;
      if (answer.ok) this.#remove(batch);
      else return await this.#refused(batch, answer);
      return true;
    } finally {
      for (const { id } of batch) this.#flying.delete(id);
    }
  }

  /**
   * @param {string} body
   * @returns {Promise<Response | null>} null if there was none
   */
  async #ask(body) {
    try {
      return await this.#means.fetch(this.#means.endpoint, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body,
        credentials: "same-origin",
        keepalive: body.length <= SURVIVING_LENGTH,
        // Somebody else's sign-in page, on a train for example, is no answer.
        redirect: "error",
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
    } catch {
      return null;
    }
  }

  /**
   * Keep everything, and wait longer each time.
   * @param {Response | null} answer
   */
  #wait(answer) {
    const backoff = Math.min(FIRST_WAIT_MS * 2 ** this.#failures, LONGEST_WAIT_MS) * (0.5 + this.#means.random() / 2);
    const asked = retryAfter(answer?.headers.get("Retry-After") ?? null, this.#means.wall());
    this.#failures += 1;
    this.#asked = asked !== null;
    this.#notBefore = this.#means.now() + Math.max(asked ?? 0, backoff);
    this.#tell("queued");
    return false;
  }

  /**
   * Drop what the server will never take, and only that: the beats it names, else one content after the other.
   * @param {readonly Waiting[]} batch
   * @param {Response} answer
   */
  async #refused(batch, answer) {
    const named = batch.length > 1 && ABOUT_A_BEAT.has(answer.status) ? await namedIn(answer, batch.length) : [];
    if (named.length) {
      this.#remove(batch.filter((_, index) => named.includes(index)));
      return true;
    }
    const contents = new Set(batch.map(({ beat }) => beat.content_id));
    if (contents.size === 1 || !ABOUT_A_BEAT.has(answer.status)) {
      this.#remove(batch);
      return true;
    }
    for (const content of contents) {
      if (!(await this.#post(batch.filter(({ beat }) => beat.content_id === content)))) return false;
    }
    return true;
  }

  /** @param {readonly Waiting[]} batch */
  #remove(batch) {
    this.#queue.remove(batch.map(({ id }) => id));
    this.#tell("sent");
  }

  /** @param {readonly Waiting[]} batch */
  #body(batch) {
    const beats = batch.map(({ beat }) => this.#sent(beat));
    return JSON.stringify(beats.length === 1 ? beats[0] : beats);
  }

  /**
   * @param {import("./queue.js").Beat} beat
   * @returns {SentBeat}
   */
  #sent(beat) {
    return { ...beat, sent_at: new Date(this.#means.wall()).toISOString(), learner: this.#means.learner };
  }

  /** @param {"queued" | "sent"} name */
  #tell(name) {
    const beats = this.#queue.list().map(({ beat }) => Date.parse(beat.ended_at) - Date.parse(beat.started_at));
    const waiting_s = Math.round(beats.reduce((sum, ms) => sum + ms, 0) / 1000);
    this.#means.tell(name, { waiting: beats.length, waiting_s });
  }

  /**
   * One tab at a time, so that two do not send the same; after a while without a turn anyway.
   * @param {() => Promise<void>} work
   */
  async #inTurn(work) {
    let begun = false;
    const begin = () => {
      begun = true;
      return work();
    };
    try {
      const options = { signal: AbortSignal.timeout(TURN_WITHIN_MS) };
      await this.#means.locks?.request(`cairn:sending:${this.#means.learner}`, options, begin);
    } catch {
      // No turn came.
    }
    if (!begun) await begin();
  }
}

/**
 * How long the server asks us to wait.
 * @param {string | null} header seconds or a date
 * @param {number} wall
 * @returns {number | null} milliseconds
 */
function retryAfter(header, wall) {
  if (!header) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - wall;
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}

/**
 * The places in the list that an answer with `errors: {"3": {...}}` complains about.
 * @param {Response} answer
 * @param {number} length
 * @returns {Promise<number[]>}
 */
async function namedIn(answer, length) {
  try {
    const { errors } = await answer.json();
    return Object.keys(errors ?? {})
      .map(Number)
      .filter((index) => Number.isInteger(index) && index >= 0 && index < length);
  } catch {
    return [];
  }
}
