import type { LookAlike } from '../deed';
import { HARMLESS_NAMES } from './harmless-names';
import { HARMLESS_PLACES } from './harmless-places';
import { HARMLESS_SENIORS } from './harmless-seniors';
import { HARMLESS_TIMES } from './harmless-times';

export const LOOK_ALIKES: readonly LookAlike[] = [
  ...HARMLESS_NAMES,
  ...HARMLESS_PLACES,
  ...HARMLESS_TIMES,
  ...HARMLESS_SENIORS,
];
