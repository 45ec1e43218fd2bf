import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
} from 'class-validator';
import { IsDay } from '@anzhi/platform';
import { RIGHTS, type Right } from '../people.types';

export const RELATIONS = [
  'SPOUSE',
  'CHILD',
  'GRANDCHILD',
  'OTHER_RELATIVE',
  'NEIGHBOUR',
  'GUARDIAN',
  'OTHER',
] as const;
export type Relation = (typeof RELATIONS)[number];

export class RepresentativeInput {
  /** Mobile number the representative logs in with; an account is made for a new one. */
  @IsString()
  @MaxLength(30)
  phone: string;

  /** Name, for a new account. */
  @IsString()
  @MinLength(1)
  @MaxLength(50)
  name: string;

  /** What the representative is to the senior. */
  @IsIn(RELATIONS)
  relation: Relation;

  /** VIEW, BOOK, PAY, CONFIRM. */
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(RIGHTS, { each: true })
  rights: Right[];

  /** First day on which the rights no longer hold, YYYY-MM-DD; until revoked unless given. */
  @IsOptional()
  @IsDay()
  validTo?: string;

  /** Which document an officer has seen; the senior himself needs none. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  proof?: string;
}

export class RepresentativeDto {
  id: string;
  /** Name of the account. */
  name: string;
  /** First three and last four digits. */
  phone: string;
  /** What the representative is to the senior. */
  relation: Relation;
  /** VIEW, BOOK, PAY, CONFIRM. */
  rights: Right[];
  /** First day, YYYY-MM-DD. */
  validFrom: string;
  /** First day on which the rights no longer hold, YYYY-MM-DD; null: until revoked. */
  validTo: string | null;
  /** SENIOR, OFFICER (on a proof) or SYSTEM (a roster). */
  grantedAs: string;
}

export class MySeniorDto {
  id: string;
  /** In full. */
  name: string;
  /** First three and last four digits. */
  phone: string | null;
  /** Completed years; for the deceased, on that day. */
  age: number;
  /** Internal id of the township. */
  regionId: number;
  /** SELF, or what the caller is to the senior. */
  relation: Relation | 'SELF';
  /** What the caller may do for the senior. */
  rights: Right[];
  /** First day on which the rights no longer hold, YYYY-MM-DD; null: until revoked. */
  validTo: string | null;
}

export class MySeniorsDto {
  /** The caller himself first. */
  items: MySeniorDto[];
}
