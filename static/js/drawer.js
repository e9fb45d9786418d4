/**
 * The drawer: a module's lenses in words. From 80 rem it stands beside the lens, and whether it does is remembered in a
 * cookie that the server reads. Below, it lies over the page: all else is inert, and the focus is in it until it closes.
 */

const KEPT_S = 365 * 24 * 60 * 60;
const wide = matchMedia("(width >= 80rem)");

/**
 * @param {HTMLElement} lens
 * @param {HTMLElement} drawer
 * @param {HTMLElement} toggle
 */
function start(lens, drawer, toggle) {
  const shown = () => lens.dataset.drawer === "over" || (wide.matches && lens.dataset.drawer === "open");
  const tell = () => toggle.setAttribute("aria-expanded", String(shown()));

  /** @param {boolean} covered */
  const cover = (covered) => {
    for (const other of document.querySelectorAll("body > *, .lens > *")) {
      if (other instanceof HTMLElement && !other.contains(drawer) && other !== drawer) other.inert = covered;
    }
    (covered ? drawer : toggle).focus();
  };

  const open = () => {
    lens.dataset.drawer = wide.matches ? "open" : "over";
    if (wide.matches) remember("open");
    else cover(true);
    tell();
  };

  const close = () => {
    const over = lens.dataset.drawer === "over";
    lens.dataset.drawer = over ? before : "closed";
    if (over) cover(false);
    else remember("closed");
    tell();
  };

  const before = lens.dataset.drawer ?? "open";
  drawer.tabIndex = -1;
  tell();
  toggle.addEventListener("click", () => (shown() ? close() : open()));
  drawer.querySelector("[data-drawer-close]")?.addEventListener("click", close);
  lens.addEventListener("click", ({ target }) => {
    if (target === lens && lens.dataset.drawer === "over") close();
  });
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape" && lens.dataset.drawer === "over") close();
  });
  wide.addEventListener("change", () => {
    if (lens.dataset.drawer === "over") close();
    tell();
  });
}

/** @param {"open" | "closed"} state */
function remember(state) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `drawer=${state}; Path=/; Max-Age=${KEPT_S}; SameSite=Lax${secure}`;
}

const lens = document.querySelector(".lens");
const drawer = document.getElementById("drawer");
const toggle = document.querySelector("[data-drawer-toggle]");
if (lens instanceof HTMLElement && drawer && toggle instanceof HTMLElement) start(lens, drawer, toggle);
