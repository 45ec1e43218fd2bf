import { Type } from 'class-transformer';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Role } from '@anzhi/contracts';
import { IsMobile, PageQuery } from '@anzhi/platform';
import { OFFICER_ROLES } from '../roles/granting.policy';
import { GrantRoleDto, RoleGrantDto } from '../roles/role-grants.dto';
import type { AccountStatus } from './accounts';

export class AccountsQuery extends PageQuery {
  /** Internal id of a division: accounts with a role in it or below. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  regionId?: number;

  /** Accounts that hold this role. */
  @IsOptional()
  @IsIn(OFFICER_ROLES)
  role?: Role;

  /** The account of this mobile number. */
  @IsOptional()
  @IsMobile()
  phone?: string;
}

export class AppointDto extends GrantRoleDto {
  /** Mobile number; its account is created when there is none yet. */
  @IsMobile()
  phone: string;

  /** The officer's name; an existing account keeps the one it has. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(50)
  name: string;
}

export class AccountStatusDto {
  /** DISABLED ends every session at once and lets nobody in. */
  @IsIn(['ACTIVE', 'DISABLED'])
  status: AccountStatus;

  /** Why; kept in the audit trail. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  reason: string;
}

export class AccountDto {
  id: string;
  name: string;
  phoneMasked: string;
  /** ACTIVE or DISABLED. */
  status: string;
  /** Its roles in the caller's divisions. */
  roles: RoleGrantDto[];
}

export class AccountPageDto {
  items: AccountDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
