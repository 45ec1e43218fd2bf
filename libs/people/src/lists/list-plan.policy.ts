import { firstDayOf, type Period } from '@anzhi/kernel';
import type { Days } from '../bitemporal/days';
import { PeopleErrors } from '../people.errors';
import type { Claim } from './list-rule';

/** What the file says of somebody on a list. */
export interface PersonOnFile {
  readonly id: string;
  readonly regionId: number;
  readonly countyId: number;
  readonly deceasedOn: string | null;
  /** As they are known now. */
  readonly categories: readonly (Days & { readonly code: string })[];
  readonly events: readonly { readonly kind: string; readonly onDate: string; readonly stands: boolean }[];
}

/** BEGUN and ENDED are about a category, RECORDED about a life event. */
export type ListChangeType = 'BEGUN' | 'ENDED' | 'RECORDED';

export interface PlannedChange {
  /** Of the category, or the kind of the event. */
  readonly code: string;
  readonly change: ListChangeType;
  /** `YYYY-MM-DD` */
  readonly onDate: string;
}

/**
 * What a row changes in a file; nothing when all of it is there.
 * @throws what a person must look at first: a death that was taken back, another day of death, the dead on a list of
 *   the living
 */
export function planOf(
  claims: readonly Claim[],
  person: PersonOnFile,
  { month, today }: { month: Period; today: string },
): PlannedChange[] {
  return claims.flatMap((claim) =>
    'code' in claim ? categoryPlan(claim.code, person, firstDayOf(month)) : eventPlan(claim, person, today),
  );
}

/** Holds from the first of the month on: where the file says so only for a while, from then on. */
function categoryPlan(
  code: string,
  { deceasedOn, categories }: PersonOnFile,
  first: string,
): PlannedChange[] {
  if (deceasedOn) throw PeopleErrors.deceased({}, '/identityNumber');
  const known = categories.find(
    (category) =>
      category.code === code && category.from <= first && (category.to === null || category.to > first),
  );
  if (known?.to === null) return [];
  return [{ code, change: 'BEGUN', onDate: known?.to ?? first }];
}

function eventPlan(
  { kind, onDate, column }: Extract<Claim, { kind: string }>,
  { deceasedOn, events }: PersonOnFile,
  today: string,
): PlannedChange[] {
  const pointer = `/${column}`;
  if (onDate > today) throw PeopleErrors.dateInFuture({}, pointer);
  const same = events.filter((event) => event.kind === kind && event.onDate === onDate);
  if (same.some(({ stands }) => stands)) return [];
  if (same.length) throw PeopleErrors.retractedBefore({}, pointer);
  if (deceasedOn && kind === 'DEATH') throw PeopleErrors.deathDiffers({ onDate: deceasedOn }, pointer);
  if (deceasedOn && onDate > deceasedOn) throw PeopleErrors.deceased({}, pointer);
  return [{ code: kind, change: 'RECORDED', onDate }];
}

/** More would lose it than a month takes off a list, or somebody may be on it who could not be read. */
export const needsSecondOfficer = (
  { previous, ended, unreadable }: { previous: number; ended: number; unreadable: number },
  dropPercent: number,
): boolean => ended > 0 && (unreadable > 0 || ended * 100 > previous * dropPercent);
