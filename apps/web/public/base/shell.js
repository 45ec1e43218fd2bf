/**
 * The page on the device, so that it opens without a signal (`offline/worker.js`). Where a browser has no service
 * workers, or the address is plain http, everything else works as it does without.
 */
const SCRIPT = '/worker.js';
const LOOK_MS = 60 * 60_000;

let registration;
let wanted = false;

export const canKeepPage = () => 'serviceWorker' in navigator;
/** Whether the page opens without a signal now. */
export const isPageKept = () => Boolean(registration?.active);
export const isNewerWaiting = () => Boolean(registration?.waiting);

/** @param {() => void} changed called when a new version is ready, or the page is kept */
export async function keepPage(changed) {
  if (!canKeepPage()) return;
  const { serviceWorker } = navigator;
  serviceWorker.addEventListener('controllerchange', () => wanted && location.reload());
  for (const other of await serviceWorker.getRegistrations())
    if (![other.active, other.waiting, other.installing].some(isOurs)) await other.unregister();
  registration = await registered(serviceWorker);
  if (!registration) return;
  const follow = (worker) => worker?.addEventListener('statechange', changed);
  follow(registration.installing);
  registration.addEventListener('updatefound', () => follow(registration.installing));
  setInterval(() => registration.update().catch(() => undefined), LOOK_MS);
  changed();
}

/** Without a signal the one that is there already. */
const registered = (serviceWorker) =>
  serviceWorker
    .register(SCRIPT, { type: 'module', updateViaCache: 'none' })
    .catch(() => serviceWorker.getRegistration());

const isOurs = (worker) => worker && new URL(worker.scriptURL).pathname === SCRIPT;

/** The new version takes over and the page is loaded anew. */
export function takeNewer() {
  wanted = true;
  registration?.waiting?.postMessage('take-over');
}
