/** Videos: the link becomes a player when it is pressed. Until then nothing is loaded from the video's host. */

/**
 * @param {HTMLAnchorElement} link
 * @param {string} address
 * @returns {HTMLIFrameElement}
 */
function player(link, address) {
  const source = new URL(address);
  source.searchParams.set("autoplay", "1");
  // Lets the tracker hear whether it is playing; other hosts ignore it.
  source.searchParams.set("enablejsapi", "1");
  const frame = document.createElement("iframe");
  frame.className = link.className;
  frame.title = link.querySelector("strong")?.textContent ?? "Video";
  frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
  // YouTube plays nothing for a page that does not say which site it is on.
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.src = source.href;
  return frame;
}

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-embed]") : null;
  const address = link instanceof HTMLAnchorElement && link.dataset.embed;
  if (!address || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const frame = player(link, address);
  link.replaceWith(frame);
  frame.focus();
});
