import type { Behaviour } from '../deed';
import { ABSENT_SENIORS } from './absent-seniors';
import { BORROWED_CARDS } from './borrowed-cards';
import { FALSE_NAMES } from './false-names';
import { FALSE_PLACES } from './false-places';
import { FALSE_WORDS } from './false-words';
import { IMPOSSIBLE_TIMES } from './impossible-times';
import { INSIDERS } from './insiders';
import { MONEY } from './money';
import { PLAYED_LOSSES } from './played-losses';

/** Everything that is planted, those who need whole providers first. */
export const BEHAVIOURS: readonly Behaviour[] = [
  ...INSIDERS,
  ...MONEY.filter(({ kind }) => needsAProvider(kind)),
  ...FALSE_NAMES,
  ...FALSE_PLACES,
  ...BORROWED_CARDS,
  ...IMPOSSIBLE_TIMES,
  ...FALSE_WORDS,
  ...MONEY.filter(({ kind }) => !needsAProvider(kind)),
  ...ABSENT_SENIORS,
  ...PLAYED_LOSSES,
];

function needsAProvider(kind: string): boolean {
  return kind === 'PROVIDER_JUMPS' || kind === 'BEYOND_CAPACITY';
}
