import assert from "node:assert/strict";
import test from "node:test";
import { says, Videos } from "../../../static/js/progress/clock/videos.js";
import { Page } from "./fakes.js";

const YOUTUBE = "https://www.youtube-nocookie.com";
const VIMEO = "https://player.vimeo.com";

function watched() {
  const page = new Page();
  const view = new EventTarget();
  let changes = 0;
  const videos = new Videos(/** @type {any} */ (page), view, () => changes++);
  return { page, view, videos, changes: () => changes };
}

/** @param {string} src */
function frame(src) {
  /** @type {[unknown, string][]} */
  const asked = [];
  const contentWindow = {
    postMessage: (/** @type {string} */ text, /** @type {string} */ to) => asked.push([text, to]),
  };
  return Object.assign(new EventTarget(), { src, contentWindow, asked, isConnected: true });
}

/**
 * @param {EventTarget} view
 * @param {string} origin
 * @param {object} source
 * @param {unknown} data
 */
function say(view, origin, source, data) {
  view.dispatchEvent(Object.assign(new Event("message"), { origin, source, data: JSON.stringify(data) }));
}

test("a player is asked until it talks, and only at its own address", () => {
  const { page, view, videos } = watched();
  const player = frame(`${YOUTUBE}/embed/x?enablejsapi=1`);
  page.frames = [player, frame("https://elsewhere.example/embed"), frame("about:blank")];
  page.dispatchEvent(new Event("load"));
  assert.equal(videos.playing, false);
  assert.deepEqual(
    player.asked,
    Array(2).fill([JSON.stringify({ event: "listening", id: "cairn", channel: "widget" }), YOUTUBE]),
  );
  say(view, YOUTUBE, player.contentWindow, { event: "initialDelivery", info: { playerState: -1 } });
  assert.equal(videos.playing, false);
  assert.equal(player.asked.length, 2);
});

test("a YouTube player plays from 1 to 2", () => {
  const { page, view, videos, changes } = watched();
  const player = frame(`${YOUTUBE}/embed/x?enablejsapi=1`);
  page.frames = [player];
  say(view, YOUTUBE, player.contentWindow, { event: "infoDelivery", info: { playerState: 1 } });
  say(view, YOUTUBE, player.contentWindow, { event: "infoDelivery", info: { currentTime: 3 } });
  assert.deepEqual([videos.playing, changes()], [true, 1]);
  say(view, YOUTUBE, player.contentWindow, { event: "infoDelivery", info: { playerState: 2 } });
  assert.deepEqual([videos.playing, changes()], [false, 2]);
});

test("a Vimeo player says when it plays", () => {
  const { page, view, videos } = watched();
  const player = frame(`${VIMEO}/video/1?dnt=1`);
  page.frames = [player];
  assert.equal(videos.playing, false);
  assert.equal(player.asked.length, 4);
  say(view, VIMEO, player.contentWindow, { event: "play" });
  assert.equal(videos.playing, true);
  say(view, VIMEO, player.contentWindow, { event: "ended" });
  assert.equal(videos.playing, false);
});

test("nobody else can say that a video plays", () => {
  const { page, view, videos } = watched();
  const player = frame(`${YOUTUBE}/embed/x`);
  page.frames = [player];
  say(view, "https://elsewhere.example", player.contentWindow, { event: "play" });
  say(view, YOUTUBE, {}, { event: "play" });
  assert.equal(videos.playing, false);
});

test("a player that is taken off the page no longer plays", () => {
  const { page, view, videos } = watched();
  const player = frame(`${YOUTUBE}/embed/x`);
  page.frames = [player];
  say(view, YOUTUBE, player.contentWindow, { event: "onStateChange", info: 1 });
  assert.equal(videos.playing, true);
  player.isConnected = false;
  assert.equal(videos.playing, false);
});

test("another module speaks for a video by an event or an attribute", () => {
  const { page, videos } = watched();
  const tell = (/** @type {unknown} */ detail) => page.dispatchEvent(new CustomEvent("cairn:playing", { detail }));
  tell({ playing: true });
  assert.equal(videos.playing, true);
  tell({ playing: false });
  assert.equal(videos.playing, false);
  tell(null);
  assert.equal(videos.playing, false);
  page.spokenFor = true;
  assert.equal(videos.playing, true);
});

test("a video of the page itself plays while it is not paused", () => {
  const { page, videos } = watched();
  const own = { paused: false, ended: false };
  page.media = [{ paused: true, ended: false }, own];
  assert.equal(videos.playing, true);
  own.ended = true;
  assert.equal(videos.playing, false);
});

for (const [data, expected] of /** @type {[unknown, boolean | null][]} */ ([
  ['{"event":"onStateChange","info":3}', true],
  ['{"event":"onStateChange","info":0}', false],
  [{ event: "pause" }, false],
  ['{"method":"getPaused","value":false}', true],
  ['{"method":"getPaused","value":true}', false],
  ['{"event":"ready"}', null],
  ["not JSON", null],
  ["null", null],
  [7, null],
])) {
  test(`a message ${JSON.stringify(data)} says ${expected}`, () => assert.equal(says(data), expected));
}
