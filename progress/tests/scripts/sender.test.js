import assert from "node:assert/strict";
import test from "node:test";
import { Queue } from "../../../static/js/progress/queue.js";
import { LIST_LENGTH, Sender, SURVIVING_LENGTH } from "../../../static/js/progress/sender.js";
import { ADA, BOB, CLAY, Locks, Machine, NOON, SAND, Server, Shelf, settled } from "./fakes.js";

/** @param {number} seconds after noon */
const at = (seconds) => new Date(NOON + seconds * 1000).toISOString();

/**
 * @param {number} from
 * @param {number} to
 * @param {string} content
 */
const beat = (from, to, content = CLAY) => ({ content_id: content, started_at: at(from), ended_at: at(to) });

/** @param {Partial<import("../../../static/js/progress/sender.js").Means> & {machine?: Machine, shelf?: Shelf, learners?: string[]}} [more] */
function post({ machine = new Machine(), shelf = new Shelf(), learners = [ADA], ...more } = {}) {
  const server = new Server();
  /** @type {[string, number, number][]} */
  const told = [];
  const queue = new Queue(shelf, learners, machine.wall, Math.random);
  const sender = new Sender(queue, {
    endpoint: "/api/progress/time",
    learner: learners[0] ?? "",
    now: machine.now,
    wall: machine.wall,
    random: () => 1,
    fetch: server.fetch,
    beacon: null,
    locks: null,
    tell: (name, { waiting, waiting_s }) => told.push([name, waiting, waiting_s]),
    ...more,
  });
  return { machine, shelf, server, told, queue, sender };
}

/** @param {Server} server */
const sizes = (server) => server.requests.map((request) => request.length);

test("a beat is sent as the contract says, with when and for whom", async () => {
  const { machine, server, told, queue, sender } = post();
  queue.add(beat(0, 60));
  machine.ms = 61_000;
  await sender.flush();
  assert.deepEqual(server.requests, [[{ ...beat(0, 60), sent_at: at(61), learner: ADA }]]);
  const [request] = server.raw;
  assert.deepEqual(
    [request?.address, request?.method, request?.keepalive, request?.credentials, request?.redirect],
    ["/api/progress/time", "POST", true, "same-origin", "error"],
  );
  assert.deepEqual(request?.headers, { "Content-Type": "application/json" });
  assert.deepEqual(queue.list(), []);
  assert.deepEqual(told, [["sent", 0, 0]]);
});

test("nothing to send is not sent", async () => {
  const { server, told, sender } = post();
  await sender.flush();
  sender.leave(new Set());
  assert.deepEqual([server.requests, told], [[], []]);
});

test("many go in lists of 500, oldest first", async () => {
  const { server, queue, sender } = post();
  for (let i = 1201; i > 0; i--) queue.add(beat(-i, 1 - i));
  await sender.flush();
  assert.deepEqual(sizes(server), [LIST_LENGTH, LIST_LENGTH, 201]);
  assert.deepEqual(
    server.accepted.map(({ started_at }) => started_at),
    Array.from({ length: 1201 }, (_, i) => at(i - 1201)),
  );
  assert.deepEqual(
    server.raw.map(({ keepalive, body }) => keepalive === String(body).length <= SURVIVING_LENGTH),
    [true, true, true],
  );
  assert.equal(server.raw[0]?.keepalive, false);
});

for (const status of [401, 408, 429, 500, 502, 503]) {
  test(`${status} keeps the beat`, async () => {
    const { server, told, queue, sender } = post();
    server.says(status);
    queue.add(beat(0, 60));
    await sender.flush();
    assert.equal(queue.list().length, 1);
    assert.deepEqual(told, [["queued", 1, 60]]);
  });
}

for (const status of [400, 403, 404, 409, 413, 415]) {
  test(`${status} drops the beat`, async () => {
    const { machine, server, queue, sender } = post();
    server.says(status);
    queue.add(beat(0, 60));
    await sender.flush();
    assert.deepEqual(queue.list(), []);
    server.online();
    machine.ms = 1e6;
    await sender.flush();
    assert.deepEqual(sizes(server), [1]);
  });
}

test("of a list only the beats that the server names are dropped", async () => {
  const { server, queue, sender } = post();
  for (let i = 0; i < 5; i++) queue.add(beat(i, i + 1));
  server.answer = (beats) => {
    server.online();
    assert.equal(beats.length, 5);
    return new Response(JSON.stringify({ detail: "", errors: { 1: {}, 3: {}, 17: {}, detail: {} } }), { status: 400 });
  };
  await sender.flush();
  assert.deepEqual(
    server.accepted.map(({ started_at }) => started_at),
    [at(0), at(2), at(4)],
  );
  assert.deepEqual(queue.list(), []);
});

for (const body of [{ detail: "A module has no time of its own." }, null]) {
  test(`a refusal that names none is tried content by content (${body ? "with" : "without"} a body)`, async () => {
    const { server, queue, sender } = post();
    for (let i = 0; i < 6; i++) queue.add(beat(i, i + 1, i % 2 ? CLAY : SAND));
    server.answer = (beats) =>
      beats.some(({ content_id }) => content_id === SAND)
        ? new Response(body && JSON.stringify(body), { status: 409 })
        : new Response(null, { status: 204 });
    await sender.flush();
    assert.deepEqual(sizes(server), [6, 3, 3]);
    assert.deepEqual(
      server.accepted.map(({ started_at }) => started_at),
      [at(1), at(3), at(5)],
    );
    assert.deepEqual(queue.list(), []);
  });
}

test("a server that stumbles in between keeps what it has not answered", async () => {
  const { server, queue, sender } = post();
  queue.add(beat(0, 1, SAND));
  queue.add(beat(1, 2, CLAY));
  server.answer = (beats) => new Response(null, { status: beats.length > 1 ? 409 : 503 });
  await sender.flush();
  assert.equal(queue.list().length, 2);
});

test("without a connection it waits longer each time, at most 5 minutes", async () => {
  const { machine, server, queue, sender } = post();
  server.offline();
  queue.add(beat(0, 60));
  const waits = [];
  for (let attempt = 1; attempt < 10; attempt++) {
    await sender.flush();
    assert.equal(sizes(server).length, attempt);
    const since = machine.ms;
    while (!sender.due) machine.ms += 500;
    waits.push((machine.ms - since) / 1000);
  }
  assert.deepEqual(waits, [5, 10, 20, 40, 80, 160, 300, 300, 300]);
});

test("not everybody at once: up to half of the wait is chance", async () => {
  const { machine, server, queue, sender } = post({ random: () => 0 });
  server.offline();
  queue.add(beat(0, 60));
  await sender.flush();
  machine.ms = 2499;
  assert.equal(sender.due, false);
  machine.ms = 2500;
  assert.equal(sender.due, true);
});

for (const [header, wait] of /** @type {const} */ ([
  ["120", 120],
  ["Mon, 02 Mar 2026 12:02:00 GMT", 120],
  ["-3", 5],
  ["soon", 5],
  ["1", 5],
])) {
  test(`Retry-After: ${header} waits ${wait} s, also when leaving`, async () => {
    const { machine, server, queue, sender } = post();
    server.says(429, { headers: { "Retry-After": header } });
    const id = queue.add(beat(0, 60));
    await sender.flush();
    server.online();
    machine.ms = wait * 1000 - 1;
    await sender.flush();
    assert.equal(sizes(server).length, 1);
    if (wait > 5) {
      sender.encourage();
      sender.leave(new Set([id]));
      await sender.flush();
      assert.equal(sizes(server).length, 1);
    }
    machine.ms += 1;
    assert.equal(sender.due, true);
    await sender.flush();
    assert.deepEqual(queue.list(), []);
    assert.equal(sender.due, false);
  });
}

test("a new beat does not shorten the wait, and is told of", async () => {
  const { server, told, queue, sender } = post();
  server.offline();
  queue.add(beat(0, 60));
  await sender.flush();
  queue.add(beat(60, 120));
  await sender.flush();
  assert.deepEqual(sizes(server), [1]);
  assert.deepEqual(told, [
    ["queued", 1, 60],
    ["queued", 2, 120],
  ]);
});

test("a connection that comes back ends the wait", async () => {
  const { server, queue, sender } = post();
  server.offline();
  queue.add(beat(0, 60));
  await sender.flush();
  server.online();
  sender.encourage();
  await sender.flush();
  assert.deepEqual(queue.list(), []);
});

test("leaving sends what this page made and nobody is sending", async () => {
  const { server, queue, sender } = post();
  queue.add(beat(0, 60));
  const own = queue.add(beat(60, 120));
  sender.leave(new Set([own]));
  sender.leave(new Set([own]));
  await settled();
  assert.deepEqual(
    server.requests.map((request) => request.map(({ started_at }) => started_at)),
    [[at(60)]],
  );
  assert.equal(queue.list().length, 1);
});

test("leaving does not wait for an answer that is on its way", async () => {
  const { server, queue, sender } = post();
  const first = queue.add(beat(0, 60));
  /** @type {(response: Response) => void} */
  let answer = () => undefined;
  server.answer = () => new Promise((resolve) => (answer = resolve));
  const flushed = sender.flush();
  await settled();
  const second = queue.add(beat(60, 61));
  sender.leave(new Set([first, second]));
  assert.deepEqual(
    server.requests.map((request) => request.map(({ started_at }) => started_at)),
    [[at(0)], [at(60)]],
  );
  answer(new Response(null, { status: 204 }));
  await settled();
  void flushed;
});

test("what is sent while leaving survives the page: at most 60 kB, the newest", async () => {
  const { server, queue, sender } = post();
  const own = new Set();
  for (let i = 0; i < 900; i++) own.add(queue.add(beat(i, i + 1)));
  sender.leave(own);
  await settled();
  const [request] = server.raw;
  assert.equal(request?.keepalive, true);
  assert.ok(String(request?.body).length <= SURVIVING_LENGTH);
  assert.equal(server.requests[0]?.at(-1)?.started_at, at(899));
  assert.ok((server.requests[0]?.length ?? 0) > 100);
  assert.equal(queue.list().length, 900 - (server.requests[0]?.length ?? 0));
});

test("a beacon leaves where fetch dies with the page; its beats wait for a real answer", async () => {
  const beacons = /** @type {string[][]} */ ([]);
  const { server, queue, sender } = post({ beacon: (...sent) => beacons.push(sent) > 0 });
  const own = queue.add(beat(0, 60));
  sender.leave(new Set([own]));
  assert.deepEqual(beacons, [["/api/progress/time", JSON.stringify({ ...beat(0, 60), sent_at: at(0), learner: ADA })]]);
  assert.deepEqual(server.requests, []);
  await sender.flush();
  assert.deepEqual([sizes(server), queue.list()], [[1], []]);
});

test("tabs send one after the other, and not the same", async () => {
  const [machine, shelf, locks] = [new Machine(), new Shelf(), /** @type {any} */ (new Locks())];
  const server = new Server();
  const tabs = [1, 2, 3].map(() => post({ machine, shelf, locks, fetch: server.fetch }));
  tabs[0]?.queue.add(beat(0, 60));
  await Promise.all(tabs.map(({ sender }) => sender.flush()));
  assert.deepEqual([sizes(server), locks.most], [[1], 1]);
});

test("a lock that never comes does not stop the beats", async () => {
  const locks = /** @type {any} */ ({ request: () => Promise.reject(new DOMException("", "TimeoutError")) });
  const { server, queue, sender } = post({ locks });
  queue.add(beat(0, 60));
  await sender.flush();
  assert.deepEqual(sizes(server), [1]);
});

test("others' beats are never sent, and go when they are back", async () => {
  const [machine, shelf] = [new Machine(), new Shelf()];
  const ada = post({ machine, shelf });
  ada.server.offline();
  const own = ada.queue.add(beat(0, 60));
  await ada.sender.flush();
  const bob = post({ machine, shelf, learners: [BOB] });
  bob.queue.add(beat(60, 120));
  bob.sender.leave(new Set([own]));
  await bob.sender.flush();
  assert.deepEqual(
    bob.server.accepted.map(({ started_at, learner }) => [started_at, learner]),
    [[at(60), BOB]],
  );
  const again = post({ machine, shelf });
  await again.sender.flush();
  assert.deepEqual(
    again.server.accepted.map(({ started_at, learner }) => [started_at, learner]),
    [[at(0), ADA]],
  );
});

test("beats of who became this learner go as this learner's", async () => {
  const [machine, shelf] = [new Machine(), new Shelf()];
  post({ machine, shelf }).queue.add(beat(0, 60));
  const bob = post({ machine, shelf, learners: [BOB, ADA] });
  await bob.sender.flush();
  assert.deepEqual(
    bob.server.accepted.map(({ learner }) => learner),
    [BOB],
  );
});

test("beats that a completion carries are not sent beside it", async () => {
  const { machine, server, queue, sender } = post();
  queue.add(beat(0, 60));
  const batch = queue.list();
  assert.deepEqual(sender.hand(batch), [{ ...beat(0, 60), sent_at: at(0), learner: ADA }]);
  await sender.flush();
  sender.leave(new Set(batch.map(({ id }) => id)));
  assert.deepEqual([sizes(server), queue.list().length], [[], 1]);
  sender.settle(batch, true);
  machine.ms = 60_000;
  await sender.flush();
  assert.deepEqual([sizes(server), queue.list()], [[], []]);
});

test("a completion that failed leaves them to be sent as ever", async () => {
  const { server, queue, sender } = post();
  queue.add(beat(0, 60));
  const batch = queue.list();
  sender.hand(batch);
  sender.settle(batch, false);
  await settled();
  assert.deepEqual([sizes(server), queue.list()], [[1], []]);
});

test("a completion of which nothing is heard holds them for half a minute", async () => {
  const { machine, server, queue, sender } = post();
  queue.add(beat(0, 60));
  sender.hand(queue.list());
  machine.ms = 30_000;
  await sender.flush();
  assert.deepEqual([sizes(server), queue.list()], [[1], []]);
});
