import assert from "node:assert/strict";
import test from "node:test";
import { KEPT_MS, Queue } from "../../../static/js/progress/queue.js";
import { ADA, BOB, CLAY, Machine, NOON, Shelf } from "./fakes.js";

/**
 * @param {number} from seconds after noon
 * @param {number} to
 */
function beat(from, to) {
  const at = (/** @type {number} */ seconds) => new Date(NOON + seconds * 1000).toISOString();
  return { content_id: CLAY, started_at: at(from), ended_at: at(to) };
}

/**
 * @param {Shelf | null} shelf
 * @param {Machine} machine
 * @param {string[]} learners
 */
function queue(shelf, machine = new Machine(), ...learners) {
  return new Queue(shelf, learners.length ? learners : [ADA], machine.wall, Math.random);
}

/** @param {Queue} from */
const listed = (from) => from.list().map((waiting) => waiting.beat);

test("beats outlive the page, oldest first", () => {
  const shelf = new Shelf();
  const before = queue(shelf);
  before.add(beat(60, 120));
  before.add(beat(0, 60));
  assert.deepEqual(listed(queue(shelf)), [beat(0, 60), beat(60, 120)]);
});

test("what is removed is gone for every page", () => {
  const shelf = new Shelf();
  const one = queue(shelf);
  const kept = one.add(beat(0, 60));
  const sent = one.add(beat(60, 120));
  one.remove([sent]);
  assert.deepEqual(
    queue(shelf)
      .list()
      .map(({ id }) => id),
    [kept],
  );
});

test("two tabs that write at the same moment keep both beats", () => {
  const shelf = new Shelf();
  const [one, other] = [queue(shelf), queue(shelf)];
  one.add(beat(0, 60));
  other.add(beat(0, 61));
  assert.equal(one.list().length, 2);
});

test("each sees their own", () => {
  const shelf = new Shelf();
  queue(shelf).add(beat(0, 60));
  assert.deepEqual(listed(queue(shelf, new Machine(), BOB)), []);
  assert.deepEqual(listed(queue(shelf, new Machine(), ADA.slice(0, -1))), []);
});

test("whoever became this learner is this learner", () => {
  const shelf = new Shelf();
  queue(shelf).add(beat(0, 60));
  assert.deepEqual(listed(queue(shelf, new Machine(), BOB, ADA)), [beat(0, 60)]);
});

test("after a day nothing is kept, whosever it is", () => {
  const machine = new Machine();
  const shelf = new Shelf();
  queue(shelf, machine).add(beat(0, 60));
  const bob = queue(shelf, machine, BOB);
  machine.ms = KEPT_MS + 60_000;
  bob.expire();
  assert.equal(shelf.items.size, 1);
  machine.ms += 1;
  assert.deepEqual(listed(queue(shelf, machine)), []);
  bob.expire();
  assert.equal(shelf.items.size, 0);
});

test("a beat from a clock that ran days ahead is not kept for days", () => {
  const machine = new Machine();
  const shelf = new Shelf();
  const ada = queue(shelf, machine);
  ada.add(beat(30 * 3600, 30 * 3600 + 60));
  ada.expire();
  assert.equal(shelf.items.size, 0);
});

test("other things in the storage are left alone, and what is no beat is cleared away", () => {
  const shelf = new Shelf();
  for (const text of ["no JSON", "null", "7", "{}"]) shelf.setItem(`cairn:beat:${ADA}:${text}`, text);
  shelf.setItem("theme", "dark");
  const ada = queue(shelf);
  assert.deepEqual(listed(ada), []);
  ada.expire();
  assert.deepEqual([...shelf.items.keys()], ["theme"]);
});

test("a full storage makes room by forgetting what is too old", () => {
  const machine = new Machine();
  const shelf = new Shelf();
  queue(shelf, machine, BOB).add(beat(-90_000, -89_000));
  const store = shelf.setItem.bind(shelf);
  shelf.setItem = (key, value) => {
    shelf.full = shelf.items.size > 0;
    store(key, value);
  };
  queue(shelf, machine).add(beat(0, 60));
  assert.deepEqual(listed(queue(shelf, machine)), [beat(0, 60)]);
});

for (const kind of ["full", "blocked", "absent"]) {
  test(`with a storage that is ${kind}, beats wait in the page`, () => {
    const machine = new Machine();
    const shelf = kind === "absent" ? null : Object.assign(new Shelf(), { [kind]: true });
    const ada = queue(shelf, machine);
    const sent = ada.add(beat(0, 60));
    ada.add(beat(60, 120));
    assert.deepEqual(listed(ada), [beat(0, 60), beat(60, 120)]);
    ada.remove([sent]);
    assert.deepEqual(listed(ada), [beat(60, 120)]);
    machine.ms = KEPT_MS + 121_000;
    ada.expire();
    machine.ms = 0;
    assert.deepEqual(listed(ada), []);
  });
}

test("what cannot be taken off the shelf is not sent again by this page", () => {
  const shelf = new Shelf();
  const ada = queue(shelf);
  const sent = ada.add(beat(0, 60));
  shelf.stuck = true;
  ada.remove([sent]);
  assert.deepEqual(listed(ada), []);
});
