/**
 * When a learner is active (DESIGN 5): the page is visible, and there was input, a playing video or a streaming reply
 * within the idle time. It is told what happens, and answers with stretches of time; it has no timers and no listeners.
 *
 * Lengths come from a clock that only goes forward (`performance.now()`), places from the clock on the wall.
 */

/** Nobody is active through a longer silence of the timers: the machine slept. */
export const SLEPT_MS = 10_000;
/** The wall clock was set when it went this far from the other one. */
export const CLOCK_SET_MS = 2_000;

/** @typedef {{now: () => number, wall: () => number}} Clocks in milliseconds; only `wall` means a date */
/** @typedef {{start: number, end: number}} Stretch on the wall clock */
/** @typedef {{now: number, wall: number}} Moment on both clocks */

export class Activity {
  #clocks;
  #idleMs;
  #visible = false;
  #busy = false;
  /** @type {Moment | null} */
  #input = null;
  /** The last time that something told us the time. @type {Moment} */
  #at;
  /** Where the present activity began: everything in it is placed from here, so that beats tile. @type {Moment} */
  #anchor = { now: 0, wall: 0 };
  /** Since when the present activity is not taken yet, on the forward clock. @type {number | null} */
  #open = null;
  /** @type {Stretch[]} */
  #ended = [];

  /**
   * @param {Clocks} clocks
   * @param {number} idleMs
   */
  constructor(clocks, idleMs) {
    this.#clocks = clocks;
    this.#idleMs = idleMs;
    this.#at = this.#moment();
  }

  /** Something that only a person does. */
  input() {
    this.#catchUp();
    this.#input = this.#at;
    this.#begin();
  }

  /**
   * The last input on the page before this one, in the same tab: it counts as long as any other.
   * @param {number} wall
   */
  inputBefore(wall) {
    this.#catchUp();
    const ago = this.#at.wall - wall;
    if (!(ago >= 0 && ago < this.#idleMs) || this.#sinceInput() <= ago) return;
    this.#input = { now: this.#at.now - ago, wall };
    this.#begin();
  }

  /** @returns {number | null} when the last input was, on the wall clock */
  get lastInput() {
    return this.#input?.wall ?? null;
  }

  /** @param {boolean} visible */
  show(visible) {
    this.#catchUp();
    if (!visible) this.#end(this.#at.now);
    this.#visible = visible;
    this.#keepBusy();
    this.#begin();
  }

  /**
   * Time passes. To be called about every second while the page is visible.
   * @param {boolean} busy whether a video plays now
   */
  tick(busy) {
    this.#catchUp();
    this.#busy = busy;
    this.#keepBusy();
    this.#begin();
  }

  /** Whether an activity ended that is not taken yet. */
  get ended() {
    return this.#ended.length > 0;
  }

  /** How much of the present activity is not taken yet. */
  get openMs() {
    return this.#open === null ? 0 : this.#at.now - this.#open;
  }

  /**
   * What is not taken yet, up to now. What comes next begins where this ends.
   * @returns {Stretch[]}
   */
  take() {
    this.#catchUp();
    const going = this.#open !== null;
    this.#end(this.#at.now);
    if (going) this.#open = this.#at.now;
    return this.#ended.splice(0);
  }

  /** Bring everything to the present: a sleep, a clock that was set, and idleness end the activity where they began. */
  #catchUp() {
    const last = this.#at;
    this.#at = this.#moment();
    if (this.#open === null) return;
    if (this.#slept(last)) {
      this.#end(last.now);
      this.#input = null;
    } else if (this.#clockWasSet()) {
      this.#end(last.now);
    }
    this.#keepBusy();
    if (this.#input && this.#open !== null) {
      const idle = this.#input.now + this.#idleMs;
      if (this.#at.now >= idle) this.#end(idle);
    }
    this.#begin();
  }

  /** A video that plays is input without end. */
  #keepBusy() {
    if (this.#busy && this.#visible) this.#input = this.#at;
  }

  #begin() {
    if (this.#open !== null || !this.#visible || !this.#input || this.#sinceInput() >= this.#idleMs) return;
    this.#anchor = this.#at;
    this.#open = this.#at.now;
  }

  /** @param {number} now where the present activity ends */
  #end(now) {
    if (this.#open === null) return;
    if (now > this.#open) this.#ended.push({ start: this.#placed(this.#open), end: this.#placed(now) });
    this.#open = null;
  }

  /** The longer of what both clocks say: either can stand still or be set while the machine sleeps. */
  #sinceInput() {
    return this.#input ? Math.max(this.#at.now - this.#input.now, this.#at.wall - this.#input.wall) : Infinity;
  }

  /** @param {Moment} last */
  #slept(last) {
    return Math.max(this.#at.now - last.now, this.#at.wall - last.wall) > SLEPT_MS;
  }

  #clockWasSet() {
    return Math.abs(this.#at.wall - this.#placed(this.#at.now)) > CLOCK_SET_MS;
  }

  /** @param {number} now */
  #placed(now) {
    return Math.round(this.#anchor.wall + now - this.#anchor.now);
  }

  /** @returns {Moment} */
  #moment() {
    return { now: this.#clocks.now(), wall: this.#clocks.wall() };
  }
}
