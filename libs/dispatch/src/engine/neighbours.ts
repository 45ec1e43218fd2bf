import { Best } from './best';
import type { Model } from './model';

/** How many each visit has, both directions together. */
const MOST = 40;
const WAITING = 0.3;
const WORD = 32;

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
  const best = new Best(MOST);
  const sharing = new Sharing(model);
  for (let v = 0; v < model.visits; v++) {
    best.clear();
    for (let u = 0; u < model.visits; u++) {
      if (model.jobOf[u] === model.jobOf[v] || !sharing.can(u, v)) continue;
      best.offer(2 * u, priceOfLeg(model, u, v));
      best.offer(2 * u + 1, priceOfLeg(model, v, u));
    }
    for (let i = 0; i < best.many; i++) list.push(best.entry[i]);
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

/** Whether one caregiver may give two visits: by sets of 32 caregivers each. */
class Sharing {
  private readonly words: number;
  private readonly sets: Int32Array;

  constructor({ visits, caregivers, able, ableFrom }: Model) {
    this.words = Math.ceil(caregivers / WORD);
    this.sets = new Int32Array(visits * this.words);
    for (let v = 0; v < visits; v++)
      for (let i = ableFrom[v]; i < ableFrom[v + 1]; i++)
        this.sets[v * this.words + Math.floor(able[i] / WORD)] |= 1 << (able[i] % WORD);
  }

  can(a: number, b: number): boolean {
    const { sets, words } = this;
    for (let i = 0; i < words; i++) if ((sets[a * words + i] & sets[b * words + i]) !== 0) return true;
    return false;
  }
}
