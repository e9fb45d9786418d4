/** The parts of a learning page that a completion changes: the server draws them, here they take the place of the old. */

/**
 * Show what the server says now, under the address that it said it for. Falls back to opening that page.
 * @param {string} address
 */
export async function refresh(address) {
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(String(answer.status));
    put(new DOMParser().parseFromString(await answer.text(), "text/html"));
    history.replaceState(history.state, "", address);
  } catch {
    location.assign(address);
  }
}

/** @param {Document} fresh */
function put(fresh) {
  for (const part of document.querySelectorAll("[data-part]")) {
    const name = part.getAttribute("data-part");
    const found = fresh.querySelector(`[data-part="${name}"]`);
    // What is focused or open stays where nothing has changed.
    if (found && found.innerHTML !== part.innerHTML) part.replaceChildren(...found.childNodes);
  }
}

/**
 * @param {string} address
 * @returns {boolean} whether it is the page that is open, whatever part of it
 */
export function isHere(address) {
  const { pathname, searchParams } = new URL(address, location.href);
  const here = new URL(location.href);
  const shown = document.querySelector("[data-content]")?.getAttribute("data-content");
  const lens = (/** @type {URLSearchParams} */ query) => query.get("lens") ?? shown;
  return pathname === here.pathname && lens(searchParams) === lens(here.searchParams);
}
