import { Type } from 'class-transformer';
import { IsInt, IsOptional } from 'class-validator';
import { IsDay, PageQuery } from '@anzhi/platform';

export class RegionsQuery extends PageQuery {
  /** Internal id of the division above; without it the provinces. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  parent?: number;
}

export class CodeQuery {
  /** The day on which the code held, YYYY-MM-DD; without it the code's last bearer. */
  @IsOptional()
  @IsDay()
  on?: string;
}

/** A division in a few words. */
export class RegionRefDto {
  /** Stable internal id; everything else in the platform refers to it, never to the code. */
  id: number;
  /** PROVINCE, CITY, COUNTY, TOWNSHIP or VILLAGE. */
  level: string;
  name: string;
  /** Division code in force today (GB/T 2260; nine digits for a town), or the last one of an abolished division. */
  code: string;
}

export class RegionDto extends RegionRefDto {
  /** Internal id of the division above. */
  parentId: number | null;
  /** Degrees. */
  latitude: number | null;
  /** Degrees. */
  longitude: number | null;
  /** Datum of every coordinate here: WGS84 or GCJ02. */
  datum: string;
  /** Place and border are drawn for orientation, not surveyed. */
  schematic: boolean;
  /** A development zone of the statistical division list, not in GB/T 2260. */
  statisticalOnly: boolean;
  /** GeoJSON ring, [longitude, latitude] each; null when none is known. */
  outline: number[][] | null;
}

/** A code the division bears or bore. */
export class RegionCodeDto {
  code: string;
  /** The division's name under this code. */
  name: string;
  /** First day, YYYY-MM-DD; null: since before the records kept here. */
  validFrom: string | null;
  /** First day on which it no longer held, YYYY-MM-DD; null: in force. */
  validTo: string | null;
  /** Where this is laid down. */
  source: string;
}

export class RegionDetailDto extends RegionDto {
  /** The divisions above it, nearest first. */
  ancestors: RegionRefDto[];
  /** Its codes, oldest first. */
  codes: RegionCodeDto[];
  /** The division in its place today, when it was merged into another. */
  successor: RegionRefDto | null;
}

export class RegionByCodeDto extends RegionCodeDto {
  /** The division that bore the code, as it is known today. */
  region: RegionDto;
  /** What stands in its place under another code today; null while the code is in force. */
  successor: RegionRefDto | null;
}

export class RegionPageDto {
  items: RegionDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
