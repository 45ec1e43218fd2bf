import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import type { Sex } from '@anzhi/kernel';
import { PageQuery } from '@anzhi/platform';
import { AddressDto, AddressInput } from '../addresses/addresses.dto';
import { CategoryDto, CategoryInput } from '../categories/categories.dto';
import type { SeniorRow } from '../people.types';
import { RepresentativeDto } from '../representatives/representatives.dto';

export class RegisterSeniorInput implements SeniorRow {
  /** As in the identity card. */
  @IsString()
  @MinLength(1)
  @MaxLength(50)
  name: string;

  /** 18 characters (GB 11643); birth date and sex are read from it. */
  @IsString()
  @MaxLength(20)
  identityNumber: string;

  /** Mobile number, or landline with area code. */
  @IsOptional()
  @IsString()
  @MaxLength(30)
  phone?: string;

  /** Internal id of the township or village of residence. */
  @IsInt()
  regionId: number;

  /** Internal id of the division of household registration. */
  @IsOptional()
  @IsInt()
  hukouRegionId?: number;

  /** Where services go. */
  @IsOptional()
  @ValidateNested()
  @Type(() => AddressInput)
  address?: AddressInput;

  /** What the senior belongs to, each with the time it is valid. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => CategoryInput)
  categories?: CategoryInput[];
}

export class ChangeSeniorInput {
  /** As in the identity card. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(50)
  name?: string;

  /** Mobile number, or landline with area code. */
  @IsOptional()
  @IsString()
  @MaxLength(30)
  phone?: string;

  /** Internal id of another township or village of the same county. */
  @IsOptional()
  @IsInt()
  regionId?: number;

  /** Internal id of the division of household registration. */
  @IsOptional()
  @IsInt()
  hukouRegionId?: number;
}

export class OpenAccountInput {
  /** Mobile number the senior logs in with. */
  @IsString()
  @MaxLength(30)
  phone: string;
}

export class RegisteredSeniorDto {
  id: string;
  /** false: the identity number was on file, and the file was brought up to date. */
  created: boolean;
  /** false: everything was on file as stated. */
  changed: boolean;
}

export class SeniorsQuery extends PageQuery {
  /** How the name begins. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(50)
  name?: string;
}

/** In a body, because neither may appear in an address line or a log. */
export class LookUpInput {
  /** The whole identity number; either this or the phone. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  identityNumber?: string;

  /** The whole phone number. */
  @IsOptional()
  @IsString()
  @MaxLength(30)
  phone?: string;
}

export class SeniorListItemDto {
  id: string;
  /** 王*华 */
  name: string;
  /** First and last four characters. */
  identityNumber: string;
  /** First three and last four digits; null: none on file. */
  phone: string | null;
  /** As far as the community; null: none on file. */
  address: string | null;
  sex: Sex;
  /** Completed years; for the deceased, on that day. */
  age: number;
  /** Internal id of the township. */
  regionId: number;
  /** Internal id of the county. */
  countyId: number;
  /** YYYY-MM-DD */
  deceasedOn: string | null;
}

export class SeniorPageDto {
  items: SeniorListItemDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}

export class SeniorsFoundDto {
  /** Seniors in the caller's divisions with exactly this number. */
  items: SeniorListItemDto[];
}

export class SeniorDetailDto {
  id: string;
  /** In full. */
  name: string;
  /** First and last four characters; the whole of it by a reveal. */
  identityNumber: string;
  /** First three and last four digits; the whole of it by a reveal. */
  phone: string | null;
  sex: Sex;
  /** Completed years; for the deceased, on that day. */
  age: number;
  /** Internal id of the township. */
  regionId: number;
  /** Internal id of the county. */
  countyId: number;
  /** Internal id of the division of household registration. */
  hukouRegionId: number | null;
  /** Whether the senior has a login of his own. */
  hasAccount: boolean;
  /** YYYY-MM-DD */
  deceasedOn: string | null;
  /** Those that hold today or later. */
  addresses: AddressDto[];
  /** Everything recorded, newest first. */
  categories: CategoryDto[];
  /** Whose rights hold today or later. */
  representatives: RepresentativeDto[];
}
