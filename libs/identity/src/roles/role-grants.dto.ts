import { IsIn, IsInt } from 'class-validator';
import type { Role } from '@anzhi/contracts';
import { OFFICER_ROLES } from './granting.policy';

export class GrantRoleDto {
  /** One of the officers' roles. */
  @IsIn(OFFICER_ROLES)
  role: Role;

  /** Internal id of the division in which it holds. */
  @IsInt()
  regionId: number;
}

/** A role that holds now. */
export class RoleGrantDto {
  id: string;
  role: string;
  /** The role's name in the caller's language. */
  label: string;
  /** Internal id of the division in which it holds; null for other roles. */
  regionId: number | null;
  /** Name of that division. */
  regionName: string | null;
  /** The provider for which it holds; null for other roles. */
  organisationId: string | null;
}
