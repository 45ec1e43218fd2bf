import { IsIn, IsString, Length } from 'class-validator';
import { IsMobile } from '@anzhi/platform';

/** The desk of a provider; none of them may make visits for it (policy.md 12.3). */
export const STAFF_ROLES = ['DISPATCHER', 'QA', 'PROVIDER_FINANCE'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export class NewStaffDto {
  /** His own name. */
  @IsString()
  @Length(2, 50)
  name: string;

  /** He logs in with it; an account that exists already gets the role. */
  @IsMobile()
  phone: string;

  /** What he does for the provider. */
  @IsIn(STAFF_ROLES)
  role: StaffRole;
}

export class StaffDto {
  id: string;
  name: string;
  phoneMasked: string;
  role: StaffRole;
  /** ISO 8601. */
  since: Date;
}

export class StaffIdDto {
  staffId: string;
}
