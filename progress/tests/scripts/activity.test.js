import assert from "node:assert/strict";
import test from "node:test";
import { Activity } from "../../../static/js/progress/clock/activity.js";
import { Machine, NOON } from "./fakes.js";

function watched({ idle = 180, visible = true } = {}) {
  const machine = new Machine();
  const activity = new Activity(machine, idle * 1000);
  activity.show(visible);
  let busy = false;
  machine.every(() => activity.tick(busy), 1000);
  const play = (/** @type {boolean} */ on) => {
    busy = on;
    activity.tick(on);
  };
  return { machine, activity, play };
}

/** @param {Activity} activity */
function taken(activity) {
  return activity.take().map(({ start, end }) => [(start - NOON) / 1000, (end - NOON) / 1000]);
}

test("nothing counts before the first input", async () => {
  const { machine, activity } = watched();
  await machine.run(100);
  assert.deepEqual(taken(activity), []);
});

test("an activity begins with the first input", async () => {
  const { machine, activity } = watched();
  await machine.run(10.5);
  activity.input();
  await machine.run(20);
  assert.deepEqual(taken(activity), [[10.5, 30.5]]);
});

for (const idle of [180, 300]) {
  test(`it ends ${idle} s after the last input`, async () => {
    const { machine, activity } = watched({ idle });
    activity.input();
    await machine.run(100.25);
    activity.input();
    await machine.run(1000);
    assert.equal(activity.ended, true);
    assert.deepEqual(taken(activity), [[0, 100.25 + idle]]);
  });
}

test("the next input after idleness begins a new one", async () => {
  const { machine, activity } = watched();
  activity.input();
  await machine.run(200);
  activity.input();
  await machine.run(5);
  assert.deepEqual(taken(activity), [
    [0, 180],
    [200, 205],
  ]);
});

test("hidden time does not count, and being seen again within the idle time goes on", async () => {
  const { machine, activity } = watched();
  activity.input();
  await machine.run(10);
  activity.show(false);
  await machine.run(50);
  activity.show(true);
  await machine.run(10);
  assert.deepEqual(taken(activity), [
    [0, 10],
    [60, 70],
  ]);
});

test("being seen again after the idle time is no input", async () => {
  const { machine, activity } = watched();
  activity.input();
  await machine.run(10);
  activity.show(false);
  await machine.run(175);
  activity.show(true);
  await machine.run(10);
  assert.deepEqual(taken(activity), [[0, 10]]);
});

test("input on a hidden page counts nothing", async () => {
  const { machine, activity } = watched({ visible: false });
  activity.input();
  await machine.run(60);
  assert.deepEqual(taken(activity), []);
});

test("what a video did on a hidden page is no input when it is seen again", async () => {
  const { machine, activity, play } = watched();
  activity.show(false);
  play(true);
  await machine.run(300);
  play(false);
  activity.show(true);
  await machine.run(60);
  assert.deepEqual(taken(activity), []);
});

test("a playing video counts without any input, and 180 s longer", async () => {
  const { machine, activity, play } = watched();
  await machine.run(5);
  play(true);
  await machine.run(600);
  play(false);
  await machine.run(400);
  assert.deepEqual(taken(activity), [[5, 605 + 180]]);
});

test("a video that plays on a hidden page counts nothing", async () => {
  const { machine, activity, play } = watched();
  play(true);
  await machine.run(5);
  activity.show(false);
  await machine.run(300);
  assert.deepEqual(taken(activity), [[0, 5]]);
});

test("what is taken tiles: each begins where the one before ended", async () => {
  const { machine, activity, play } = watched();
  play(true);
  const stretches = [];
  for (const seconds of [60.3337, 0.4, 59.9, 61.21]) {
    await machine.run(seconds);
    stretches.push(...activity.take());
  }
  assert.equal(stretches.length, 4);
  for (const [index, { start }] of stretches.entries()) {
    if (index) assert.equal(start, stretches[index - 1]?.end);
  }
  assert.equal(stretches[3]?.end, Math.round(NOON + 181_843.7));
});

for (const stops of [true, false]) {
  const how = stops ? "stands still" : "goes on";
  test(`a machine that sleeps is not active, if its forward clock ${how}`, async () => {
    const { machine, activity } = watched();
    activity.input();
    await machine.run(30);
    machine.sleep(3600, { stops });
    await machine.run(60);
    assert.deepEqual(taken(activity), [[0, 30]]);
    activity.input();
    await machine.run(10);
    assert.deepEqual(taken(activity), [[3690, 3700]]);
  });

  test(`nor is one that sleeps for less than the idle time, if it ${how}`, async () => {
    const { machine, activity } = watched();
    activity.input();
    await machine.run(30);
    machine.sleep(60, { stops });
    await machine.run(60);
    assert.deepEqual(taken(activity), [[0, 30]]);
  });

  test(`a sleep while the page is hidden leaves no input behind, if it ${how}`, async () => {
    const { machine, activity } = watched();
    activity.input();
    await machine.run(30);
    activity.show(false);
    machine.sleep(3600, { stops });
    activity.show(true);
    await machine.run(60);
    assert.deepEqual(taken(activity), [[0, 30]]);
  });

  test(`a video goes on after a sleep, and does not count it, if it ${how}`, async () => {
    const { machine, activity, play } = watched();
    play(true);
    await machine.run(30);
    machine.sleep(3600, { stops });
    await machine.run(61);
    assert.deepEqual(taken(activity), [
      [0, 30],
      [3631, 3691],
    ]);
  });
}

test("a clock that is set back while the machine sleeps hides no sleep", async () => {
  const { machine, activity } = watched();
  activity.input();
  await machine.run(30);
  machine.sleep(60, { stops: false });
  machine.ahead -= 60_000;
  await machine.run(60);
  assert.deepEqual(taken(activity), [[0, 30]]);
});

test("a page that hangs for some seconds is not asleep", async () => {
  const { machine, activity } = watched();
  activity.input();
  await machine.run(30);
  machine.sleep(8, { stops: false });
  await machine.run(22);
  assert.deepEqual(taken(activity), [[0, 60]]);
});

for (const by of [-3600, -5, 5]) {
  test(`a clock that is set by ${by} s changes places, not lengths`, async () => {
    const { machine, activity, play } = watched();
    play(true);
    await machine.run(30);
    machine.ahead += by * 1000;
    await machine.run(30);
    assert.deepEqual(taken(activity), [
      [0, 30],
      [31 + by, 60 + by],
    ]);
  });
}

test("a clock that creeps does not tear an activity", async () => {
  const { machine, activity, play } = watched();
  play(true);
  for (let second = 0; second < 60; second++) {
    machine.ahead += 20;
    await machine.run(1);
  }
  assert.deepEqual(taken(activity), [[0, 60]]);
});

test("the last input on the page before counts as long as any other", async () => {
  const { machine, activity } = watched();
  activity.inputBefore(NOON - 100_000);
  await machine.run(200);
  assert.deepEqual(taken(activity), [[0, 80]]);
  assert.equal(activity.lastInput, NOON - 100_000);
});

for (const wall of [NOON - 180_000, NOON + 5_000, Number.NaN, Number.NEGATIVE_INFINITY]) {
  test(`an input at ${wall - NOON} ms from now was none`, async () => {
    const { machine, activity } = watched();
    activity.inputBefore(wall);
    await machine.run(60);
    assert.deepEqual(taken(activity), []);
    assert.equal(activity.lastInput, null);
  });
}
