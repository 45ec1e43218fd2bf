import type { LookAlike } from '../deed';
import { HARMLESS_CARDS } from './harmless-cards';
import { HARMLESS_LEVELS } from './harmless-levels';
import { HARMLESS_NAMES } from './harmless-names';
import { HARMLESS_PLACES } from './harmless-places';
import { HARMLESS_SENIORS } from './harmless-seniors';
import { HARMLESS_TIMES } from './harmless-times';
import { HARMLESS_WORDS } from './harmless-words';

/** Everybody who is innocent; those first who are seldom met: neighbours, grave levels, families that say something. */
export const LOOK_ALIKES: readonly LookAlike[] = [
  ...HARMLESS_CARDS,
  ...HARMLESS_LEVELS,
  ...HARMLESS_WORDS,
  ...HARMLESS_NAMES,
  ...HARMLESS_PLACES,
  ...HARMLESS_TIMES,
  ...HARMLESS_SENIORS,
];
