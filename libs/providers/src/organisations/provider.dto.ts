import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsLatitude,
  IsLongitude,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import type { Datum } from '@anzhi/geo';
import { IsMobile, PageQuery } from '@anzhi/platform';
import { IsCreditCode } from '../form-checks';
import { LicenceInputDto } from '../licences/licences.dto';
import { LicenceDto } from '../papers/papers.dto';
import { PROVIDER_TYPES, type ProviderType } from '../provider.types';
import { PROVIDER_STATES, type ProviderState } from './provider.state';

const ITEM_CODE = /^[A-Z][A-Z0-9_]{1,39}$/;

export class ServicesDto {
  /** Divisions it serves, each with everything below it (region ids). */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsInt({ each: true })
  serviceRegionIds: number[];

  /** Codes of the service catalogue. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @Matches(ITEM_CODE, { each: true })
  itemCodes: string[];
}

export class ApplicationDto extends ServicesDto {
  /** As on its registration. */
  @IsString()
  @Length(2, 100)
  name: string;

  /** Unified social credit code, 18 characters. */
  @IsCreditCode()
  creditCode: string;

  /** What kind of organisation it is. */
  @IsIn(PROVIDER_TYPES)
  type: ProviderType;

  /** Township of its address (region id); its county handles the application. */
  @IsInt()
  regionId: number;

  /** Street and number. */
  @IsString()
  @Length(2, 200)
  address: string;

  /** Degrees. */
  @IsNumber()
  @IsLatitude()
  latitude: number;

  /** Degrees. */
  @IsNumber()
  @IsLongitude()
  longitude: number;

  /** What the position refers to: GCJ02 when it was picked on a Chinese map. */
  @IsIn(['WGS84', 'GCJ02'])
  datum: Datum;

  /** Whom the authority and families may call. */
  @IsString()
  @Length(1, 50)
  contactName: string;

  /** His mobile number. */
  @IsMobile()
  contactPhone: string;

  /** Registration and every further licence, with their scans. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => LicenceInputDto)
  licences: LicenceInputDto[];
}

export class ProviderListQuery extends PageQuery {
  /** Only providers in this state; families see admitted ones in any case. */
  @IsOptional()
  @IsIn(PROVIDER_STATES)
  state?: ProviderState;

  /** Only providers whose address lies in this division (region id). */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  regionId?: number;

  /** Only providers that offer this item. */
  @IsOptional()
  @Matches(ITEM_CODE)
  itemCode?: string;
}

/** What everybody may know of an admitted provider. */
export class ProviderDto {
  id: string;
  name: string;
  type: ProviderType;
  state: ProviderState;
  /** Township of its address (region id). */
  regionId: number;
  address: string;
  latitude: number;
  longitude: number;
  datum: Datum;
  itemCodes: string[];
  serviceRegionIds: number[];
}

export class ProviderPageDto {
  items: ProviderDto[];
  /** `cursor` of the next page; null on the last one. */
  nextCursor: string | null;
}

export class ProviderStateChangeDto {
  /** null when it applied for the first time. */
  fromState: string | null;
  toState: string;
  reason: string;
  /** Ground of the joint-punishment list. */
  ground: string | null;
  /** ISO 8601. */
  at: Date;
}

/** What the provider itself and its officers see besides. */
export class ProviderFileDto {
  creditCode: string;
  contactName: string;
  contactPhoneMasked: string;
  /** When it first applied, ISO 8601. */
  createdAt: Date;
  licences: LicenceDto[];
  /** Its history, oldest first. */
  changes: ProviderStateChangeDto[];
}

export class ProviderDetailDto extends ProviderDto {
  /** null for families. */
  file: ProviderFileDto | null;
}

export class ProviderStateDto {
  providerId: string;
  state: string;
}
