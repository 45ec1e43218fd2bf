import type { Days } from '../version.sql';

/** A parameter's value with its days and division; null: the nation. */
export interface DatedValue extends Days {
  readonly name: string;
  readonly regionId: number | null;
}

/** A county with the divisions above it. */
export interface Place {
  readonly name: string;
  readonly path: readonly number[];
}

export interface Gap {
  readonly name: string;
  /** The first county without a value. */
  readonly region: string;
  /** The first day there without one. */
  readonly day: string;
}

/** Open ends reach as far as that. */
const NEVER = '9999-12-31';

/** The first day of `days` that none of the ranges holds. */
function firstGap(ranges: readonly Days[], days: Days): string | undefined {
  let day = days.from;
  for (const { from, to } of [...ranges].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from > day) break;
    if ((to ?? NEVER) > day) day = to ?? NEVER;
  }
  return day < (days.to ?? NEVER) ? day : undefined;
}

/** For each name the first place and day in which nobody, from the county up to the nation, has a value for it. */
export function gapsOf(
  names: readonly string[],
  values: readonly DatedValue[],
  places: readonly Place[],
  days: Days,
): Gap[] {
  return names.flatMap((name) => {
    for (const { name: region, path } of places) {
      const reaching = values.filter(
        (value) => value.name === name && (value.regionId === null || path.includes(value.regionId)),
      );
      const day = firstGap(reaching, days);
      if (day !== undefined) return [{ name, region, day }];
    }
    return [];
  });
}
