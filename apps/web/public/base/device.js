import { post } from './api.js';
import { uuidv7 } from './uuid.js';

/** This installation, by a random number of its own; it says nothing of the phone. */
const STORE = 'anzhi.device';
/** A new run with each load of the page: only readings of one run can be compared. */
const RUN = uuidv7();
const FRESH_MS = 10 * 60_000;

let anchor;

export function deviceId() {
  const known = localStorage.getItem(STORE);
  if (known) return known;
  const made = uuidv7();
  localStorage.setItem(STORE, made);
  return made;
}

/** The server's time to take along; asked for while there is a signal. */
export async function takeAnchor() {
  if (anchor && performance.now() - anchor.at < FRESH_MS) return;
  const given = await post('/time-anchors', { deviceId: deviceId() }).catch(() => undefined);
  if (given) anchor = { given, at: performance.now() };
}

/** What a punch says of the device and of its clocks, at this moment. */
export const deviceSays = () => ({
  deviceAt: new Date().toISOString(),
  signals: {
    deviceId: deviceId(),
    platform: 'WEB',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    utcOffsetMinutes: -new Date().getTimezoneOffset(),
    clockRun: RUN,
    monotonicMs: Math.round(performance.now()),
    ...(navigator.onLine ? {} : { network: 'NONE' }),
  },
  ...(anchor ? { anchor: { ...anchor.given, elapsedMs: Math.round(performance.now() - anchor.at) } } : {}),
});
