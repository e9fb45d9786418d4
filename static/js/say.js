/** What a script has to say to a learner: a notice at the end of the lens. */

/**
 * @param {string} sentence "" takes the notice away
 * @param {"care" | "danger"} kind
 */
export function say(sentence, kind = "care") {
  const place = document.querySelector("[data-said]");
  if (!place) return;
  place.replaceChildren();
  if (!sentence) return;
  const template = document.querySelector("template[data-notice]");
  if (!(template instanceof HTMLTemplateElement)) return;
  const notice = template.content.cloneNode(true);
  place.append(notice);
  place.querySelector(".notice")?.classList.add(`notice--${kind}`);
  const words = place.querySelector("p");
  if (words) words.textContent = sentence;
}
