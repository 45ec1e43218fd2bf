import type { Sex } from '@anzhi/kernel';
import type { DayRefusal } from '../matching/insertion.policy';

/** Why a caregiver cannot be sent. */
export type CaregiverRefusal =
  'CREDENTIAL_NOT_VALID' | 'SKILL_MISSING' | 'OTHER_SEX_REQUIRED' | 'EXCLUDED' | DayRefusal | 'IS_DISPATCHER';

export interface CaregiverFacts {
  readonly accountId: string;
  readonly sex: Sex;
  readonly skills: readonly string[];
  readonly hasCredentials: boolean;
  readonly isBusy: boolean;
  /** Senior and caregiver are not to meet. */
  readonly isExcluded: boolean;
  /** What of his day speaks against it, besides another visit at that time. */
  readonly day: DayRefusal | null;
}

export interface CaregiverNeeds {
  readonly skills: readonly string[];
  readonly sex: Sex | null;
  /** The account of whoever assigns: he may not send himself (policy.md 0.3, no. 15). */
  readonly assignerId: string;
}

/** Every rule that speaks against the caregiver; none: he can be sent. */
export function caregiverRefusals(caregiver: CaregiverFacts, needs: CaregiverNeeds): CaregiverRefusal[] {
  const refusals: [boolean, CaregiverRefusal][] = [
    [!caregiver.hasCredentials, 'CREDENTIAL_NOT_VALID'],
    [needs.skills.some((skill) => !caregiver.skills.includes(skill)), 'SKILL_MISSING'],
    [needs.sex !== null && caregiver.sex !== needs.sex, 'OTHER_SEX_REQUIRED'],
    [caregiver.isExcluded, 'EXCLUDED'],
    [caregiver.isBusy, 'BUSY'],
    [caregiver.accountId === needs.assignerId, 'IS_DISPATCHER'],
  ];
  const found = refusals.flatMap(([applies, refusal]) => (applies ? [refusal] : []));
  return caregiver.day && !found.includes(caregiver.day) ? [...found, caregiver.day] : found;
}
