/**
 * Tells the server the browser's time zone, in a cookie: a learner's first day should end at midnight where they are.
 * The server believes it once, when it first writes something down for the learner; the profile changes it later.
 */

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const secure = location.protocol === "https:" ? "; secure" : "";

if (zone) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser.
  document.cookie = `timezone=${zone}; path=/; max-age=31536000; samesite=lax${secure}`;
}
