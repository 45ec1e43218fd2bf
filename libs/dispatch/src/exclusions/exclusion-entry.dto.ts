/** A caregiver who is not sent to a senior any more. */
export class ExclusionEntryDto {
  /** The exclusion. */
  id: string;
  /** The caregiver. */
  caregiverId: string;
  /** His name; masked but for his own provider. */
  name: string;
  /** On whose wish. */
  wishedBy: 'SENIOR' | 'CAREGIVER';
  /** Why; null: not for the caller, because the other side said so. */
  reason: string | null;
  /** Since when, ISO 8601. */
  since: string;
  /** Whether the caller may lift it. */
  mayLift: boolean;
}
