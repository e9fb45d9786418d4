import assert from "node:assert/strict";
import test from "node:test";
import { settingsFrom } from "../../../static/js/progress/tracking.js";
import { ADA, BOB, CLAY, Locks, Machine, MODULE, NOON, opened, SAND, Server, Shelf, settled, Tab } from "./fakes.js";

/** @param {{started_at: string, ended_at: string}[]} beats */
const places = (beats) =>
  beats.map(({ started_at, ended_at }) => [started_at, ended_at].map((at) => (Date.parse(at) - NOON) / 1000));

test("a minute of activity is a beat, and beats tile", async () => {
  const { machine, server, tab } = opened();
  await machine.run(2.5);
  for (let second = 0; second < 200; second++) {
    tab.input();
    await machine.run(1);
  }
  assert.deepEqual(places(server.accepted), [
    [2.5, 63],
    [63, 123],
    [123, 183],
  ]);
  await tab.leave();
  assert.deepEqual(places(server.accepted).at(-1), [183, 202.5]);
  const { content_id, module_id, learner } = server.accepted[0] ?? {};
  assert.deepEqual([content_id, module_id, learner], [CLAY, MODULE, ADA]);
});

for (const name of "pointerdown pointermove touchstart touchmove keydown wheel scroll click input".split(" ")) {
  test(`${name} is activity`, async () => {
    const { machine, server, tab } = opened();
    await machine.run(10);
    tab.input(name);
    await machine.run(20);
    await tab.leave();
    assert.equal(server.seconds, 20);
  });
}

test("what is no input is none", async () => {
  const { machine, server, tab } = opened();
  await machine.run(10);
  for (const name of ["load", "focus", "resize", "mouseover"]) tab.input(name);
  await machine.run(20);
  await tab.leave();
  assert.deepEqual(server.requests, []);
});

test("the browser's own scrolling when a page opens is no input", async () => {
  const { machine, server, tab } = opened();
  tab.input("scroll");
  await machine.run(60);
  await tab.leave();
  assert.equal(server.seconds, 0);
});

for (const idle of [undefined, "300"]) {
  test(`who does nothing counts for ${idle ?? 180} s, and is sent at once`, async () => {
    const { machine, server, tab } = opened(idle ? { idle } : {});
    tab.input();
    await machine.run(Number(idle ?? 180) + 1);
    assert.equal(server.seconds, Number(idle ?? 180));
    await machine.run(1000);
    await tab.leave();
    assert.equal(server.seconds, Number(idle ?? 180));
  });
}

test("hidden does not count, and hiding sends at once", async () => {
  const { machine, server, tab } = opened();
  tab.input();
  await machine.run(20);
  await tab.turn("hidden");
  assert.equal(server.seconds, 20);
  assert.equal(machine.timers.size, 0);
  await machine.run(100);
  await tab.turn("visible");
  await machine.run(15);
  await tab.leave();
  assert.deepEqual(places(server.accepted), [
    [0, 20],
    [120, 135],
  ]);
});

test("a page that opens hidden counts once it is seen and used", async () => {
  const { machine, server, tab } = opened({ hidden: true });
  tab.input();
  await machine.run(60);
  await tab.turn("visible");
  await machine.run(10);
  tab.input();
  await machine.run(10);
  await tab.leave();
  assert.deepEqual(places(server.accepted), [[60, 80]]);
});

test("a playing video counts without a touch", async () => {
  const { machine, server, tab } = opened();
  await machine.run(5.5);
  tab.page.dispatchEvent(new CustomEvent("cairn:playing", { detail: { playing: true } }));
  await machine.run(900);
  await tab.leave();
  assert.equal(server.seconds, 900);
});

test("a reply that streams is activity", async () => {
  const { machine, server, tab } = opened({ idle: "300" });
  for (let i = 0; i < 10; i++) {
    tab.page.dispatchEvent(new CustomEvent("cairn:streaming"));
    await machine.run(100);
  }
  await machine.run(1000);
  assert.equal(server.seconds, 900 + 300);
});

test("two tabs count once", async () => {
  const [machine, server, shelf, locks] = [new Machine(), new Server(), new Shelf(), new Locks()];
  const tabs = [CLAY, SAND].map((content) => new Tab(machine, server, shelf, { content, locks }));
  for (let second = 0; second < 150; second++) {
    for (const tab of tabs) tab.input();
    await machine.run(1);
  }
  for (const tab of tabs) await tab.leave();
  assert.equal(server.seconds, 150);
  assert.deepEqual([locks.most, shelf.items.size], [1, 0]);
});

test("offline beats wait, are told of, arrive later in order, and count once", async () => {
  const { machine, server, shelf, tab } = opened();
  server.offline();
  for (let second = 0; second < 200; second++) {
    tab.input();
    await machine.run(1);
  }
  assert.deepEqual(places(tab.tracking.pendingBeats()), [
    [0, 60],
    [60, 120],
    [120, 180],
  ]);
  const told = tab.told.at(-1);
  assert.deepEqual([told?.name, told?.waiting, told?.waiting_s], ["queued", 3, 180]);
  server.online();
  tab.view.dispatchEvent(new Event("online"));
  await settled();
  assert.deepEqual(tab.told.at(-1), { name: "sent", waiting: 0, waiting_s: 0 });
  await tab.leave();
  assert.deepEqual([server.seconds, shelf.items.size], [200, 0]);
});

test("a failed beat is tried again without being asked", async () => {
  const { machine, server, tab } = opened();
  server.says(503);
  tab.input();
  await machine.run(61);
  server.online();
  await machine.run(6);
  assert.equal(server.seconds, 60);
});

test("what an earlier page left goes first", async () => {
  const [machine, server, shelf] = [new Machine(), new Server(), new Shelf()];
  server.offline();
  const before = new Tab(machine, server, shelf);
  before.input();
  await machine.run(30);
  await before.leave();
  server.online();
  server.requests = [];
  new Tab(machine, server, shelf, { content: SAND });
  await settled();
  assert.deepEqual(places(server.requests[0] ?? []), [[0, 30]]);
  assert.equal(shelf.items.size, 0);
});

test("Ada's unsent beats are never sent as Bob's", async () => {
  const [machine, server, shelf] = [new Machine(), new Server(), new Shelf()];
  server.offline();
  const ada = new Tab(machine, server, shelf);
  ada.input();
  await machine.run(30);
  await ada.leave();
  server.online();
  const bob = new Tab(machine, server, shelf, { learner: BOB });
  bob.input();
  await machine.run(70);
  await bob.leave();
  assert.deepEqual(places(server.accepted), [
    [30, 90],
    [90, 100],
  ]);
  assert.deepEqual(new Set(server.accepted.map(({ learner }) => learner)), new Set([BOB]));
  assert.deepEqual(bob.tracking.pendingBeats(), []);
  new Tab(machine, server, shelf);
  await settled();
  assert.deepEqual(places(server.accepted).at(-1), [0, 30]);
  assert.equal(server.accepted.at(-1)?.learner, ADA);
});

test("what others left behind is forgotten after a day", async () => {
  const [machine, server, shelf] = [new Machine(), new Server(), new Shelf()];
  server.offline();
  const ada = new Tab(machine, server, shelf);
  ada.input();
  await machine.run(30);
  await ada.leave();
  machine.ms += 25 * 3600 * 1000;
  new Tab(machine, server, shelf, { learner: BOB });
  assert.equal(shelf.items.size, 0);
});

test("a page that is left is over, also where the browser does not call it hidden", async () => {
  const { machine, server, tab } = opened();
  tab.input();
  await machine.run(30);
  tab.view.dispatchEvent(new Event("pagehide"));
  await machine.run(60);
  await tab.turn("hidden");
  assert.deepEqual(places(server.accepted), [[0, 30]]);
});

test("a page that comes back goes on with a fresh interval", async () => {
  const { machine, server, tab } = opened();
  tab.input();
  await machine.run(30);
  await tab.leave();
  await machine.run(50);
  await tab.comeBack();
  await machine.run(10);
  await tab.leave();
  assert.deepEqual(places(server.accepted), [
    [0, 30],
    [80, 90],
  ]);
});

test("without storage everything that is online still counts", async () => {
  for (const kind of ["full", "blocked"]) {
    const [machine, server] = [new Machine(), new Server()];
    const tab = new Tab(machine, server, Object.assign(new Shelf(), { [kind]: true }));
    server.offline();
    tab.input();
    await machine.run(61);
    server.online();
    await machine.run(30);
    await tab.leave();
    assert.equal(server.seconds, 91);
  }
});

test("a browser whose fetch dies with the page sends a beacon, and hears of it when it is back", async () => {
  const { machine, server, shelf, tab } = opened({ withoutKeepalive: true });
  tab.input();
  await machine.run(30);
  await tab.turn("hidden");
  assert.deepEqual([server.seconds, shelf.items.size, server.raw.length], [30, 1, 0]);
  await tab.turn("visible");
  assert.deepEqual([server.seconds, shelf.items.size, server.raw.length], [30, 0, 1]);
});

test("a completion carries what is not acknowledged, of this content, and no more", async () => {
  const [machine, server, shelf] = [new Machine(), new Server(), new Shelf()];
  server.offline();
  const before = new Tab(machine, server, shelf, { content: SAND });
  before.input();
  await machine.run(10);
  await before.leave();
  const reloaded = new Tab(machine, server, shelf);
  reloaded.input();
  await machine.run(10);
  await reloaded.leave();
  const tab = new Tab(machine, server, shelf);
  tab.input();
  await machine.run(70);
  const { beats, settle } = tab.tracking.completing();
  assert.deepEqual(places(beats), [
    [10, 20],
    [20, 80],
    [80, 90],
  ]);
  assert.deepEqual(Object.keys(beats[0] ?? {}).sort(), [
    "content_id",
    "ended_at",
    "learner",
    "module_id",
    "sent_at",
    "started_at",
  ]);
  settle(true);
  assert.deepEqual(places(tab.tracking.pendingBeats()), [[0, 10]]);
});

test("a completion takes along the beat whose answer is still on its way", async () => {
  const { machine, server, tab } = opened();
  server.answer = () => new Promise(() => undefined);
  tab.input();
  await machine.run(65);
  assert.deepEqual(places(tab.tracking.completing().beats), [
    [0, 60],
    [60, 65],
  ]);
});

test("a form that completes this content takes its beats along", async () => {
  const { machine, server, tab } = opened();
  tab.input();
  await machine.run(30);
  /** @param {string} completes */
  const submitted = (completes) => {
    const formData = new FormData();
    const event = Object.assign(new Event("formdata"), { formData });
    Object.defineProperty(event, "target", { value: { dataset: { completes } } });
    tab.page.dispatchEvent(event);
    return formData.get("beats");
  };
  assert.equal(submitted(SAND), null);
  assert.deepEqual(places(JSON.parse(String(submitted(CLAY)))), [[0, 30]]);
  await tab.leave();
  assert.deepEqual(server.requests, []);
});

test("input on one page counts on the next one of the same tab, as long as any other", async () => {
  const [machine, server, shelf] = [new Machine(), new Server(), new Shelf()];
  const tab = { value: /** @type {string | null} */ (null) };
  const memory = {
    getItem: () => tab.value,
    setItem: (/** @type {string} */ _key, /** @type {string} */ value) => {
      tab.value = value;
    },
  };
  const first = new Tab(machine, server, shelf, { tab: memory });
  first.input();
  await machine.run(30);
  await first.leave();
  await machine.run(2);
  new Tab(machine, server, shelf, { tab: memory, content: SAND });
  await machine.run(500);
  assert.deepEqual(places(server.accepted).at(0), [0, 30]);
  assert.equal(server.seconds, 178);
});

test("a tab whose storage is blocked begins each page with its own input", async () => {
  const blocked = () => {
    throw new DOMException("", "SecurityError");
  };
  const { machine, server, tab } = opened({ tab: { getItem: blocked, setItem: blocked } });
  await machine.run(10);
  tab.input();
  await machine.run(10);
  await tab.leave();
  assert.equal(server.seconds, 10);
});

test("without an address, a content or a learner nothing is tracked", () => {
  const whole = { tracker: "/t", content: CLAY, learner: `${ADA} ${BOB}`, idle: "300" };
  assert.deepEqual(settingsFrom(whole), {
    endpoint: "/t",
    content: CLAY,
    module: null,
    learners: [ADA, BOB],
    idleMs: 300_000,
  });
  for (const name of ["tracker", "content", "learner"]) assert.equal(settingsFrom({ ...whole, [name]: "" }), null);
  assert.equal(settingsFrom({ ...whole, idle: "" })?.idleMs, 180_000);
});
