import { now } from '../../base/clock.js';
import { getOrLast, isKnown } from '../../base/queue.js';
import { isOwnPhone } from '../../base/session.js';
import { sheetPath } from '../care/sheet.js';
import { contactPath } from '../own-phone.js';

const AHEAD_MS = 24 * 3_600_000;

const needs = (visit) => [`/visits/${visit.id}`, sheetPath(visit), contactPath(visit)];

/**
 * What the visits of the next day need at a door without a signal: where, whom, what can go wrong, what to measure.
 * Each is read once, because each reading is recorded; on a phone of one's own only.
 * @param {object[]} visits still to come or going on
 */
export async function takeAlong(visits) {
  if (!isOwnPhone()) return;
  const soon = visits.filter(({ startsAt }) => Date.parse(startsAt) < now() + AHEAD_MS);
  for (const path of soon.flatMap(needs)) if (!isKnown(path)) await getOrLast(path).catch(() => undefined);
}
