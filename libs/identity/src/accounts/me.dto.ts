import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { Locale } from '@anzhi/kernel';
import { RoleGrantDto } from '../roles/role-grants.dto';

export class MeDto {
  accountId: string;
  name: string;
  phoneMasked: string;
  /** zh-CN or en. */
  locale: string;
  /** False for who logs in by one-time code only. */
  hasPassword: boolean;
  /** What the caller may act as, and where. */
  roles: RoleGrantDto[];
}

export class ChangePasswordDto {
  /** Needed when there is one. */
  @IsOptional()
  @IsString()
  @MaxLength(128)
  currentPassword?: string;

  /** The one to log in with from now on. */
  @IsString()
  @MaxLength(128)
  newPassword: string;
}

export class ChangeLocaleDto {
  /** The language of the person's messages. */
  @IsIn(['zh-CN', 'en'])
  locale: Locale;
}
