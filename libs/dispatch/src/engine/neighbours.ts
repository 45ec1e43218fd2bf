import type { Model } from './model';

/** How many each visit has, both directions together. */
const MOST = 40;
const WAITING = 0.3;

/**
 * For every visit the best places to put it: right after or right before another visit that is near in place and in
 * time and that some caregiver can serve with it. `list[from[v]]` up to `list[from[v + 1]]`, the best first; an entry
 * is `2 * stop`, plus one for "before".
 */
export interface Neighbours {
  readonly from: Int32Array;
  readonly list: Int32Array;
}

export function neighbours(model: Model): Neighbours {
  const from = new Int32Array(model.visits + 1);
  const list: number[] = [];
  for (let v = 0; v < model.visits; v++) {
    const found: { entry: number; price: number }[] = [];
    for (let u = 0; u < model.visits; u++) {
      if (model.jobOf[u] === model.jobOf[v] || !shareCaregiver(model, u, v)) continue;
      found.push({ entry: 2 * u, price: priceOfLeg(model, u, v) });
      found.push({ entry: 2 * u + 1, price: priceOfLeg(model, v, u) });
    }
    found.sort((a, b) => a.price - b.price || a.entry - b.entry);
    for (const { entry } of found.slice(0, MOST)) list.push(entry);
    from[v + 1] = list.length;
  }
  return { from, list: Int32Array.from(list) };
}

/** Way, and what waiting and lateness no timetable could avoid. */
function priceOfLeg({ travel, row, column, open, close, duration }: Model, a: number, b: number): number {
  const way = travel[row[a] + column[b]];
  const wait = open[b] - (close[a] + duration[a] + way);
  const late = open[a] + duration[a] + way - close[b];
  return way + WAITING * Math.max(0, wait) + Math.max(0, late);
}

function shareCaregiver({ allowed, caregivers }: Model, a: number, b: number): boolean {
  for (let c = 0; c < caregivers; c++)
    if (allowed[a * caregivers + c] && allowed[b * caregivers + c]) return true;
  return false;
}
