import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional } from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import { DISCLOSURE_KINDS, type DisclosureKind } from './disclosure.policy';

export class DisclosuresQuery extends PageQuery {
  /** Only this county. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  countyId?: number;
}

export class DisclosureView {
  countyId: number;
  countyName: string;
  /** 202610. */
  period: number;
  lines: number;
  /** Of all its lines, hexadecimal; sealed in the county's log. */
  root: string;
  /** Groups of fewer people are not shown. */
  leastPeople: number;
  frozenAt: string;
}

export class DisclosurePageView {
  items: DisclosureView[];
  nextCursor: string | null;
}

export class DisclosureLinesQuery extends PageQuery {
  /** Only lines of this kind, with their columns. */
  @IsOptional()
  @IsIn(DISCLOSURE_KINDS)
  kind?: DisclosureKind;
}

/** Of which county and month. */
export interface DisclosureMonth {
  readonly countyId: number;
  readonly period: number;
}

export class DisclosureLineView {
  number: number;
  kind: DisclosureKind;
  cells: string[];
}

export class DisclosureColumnView {
  zh: string;
  en: string;
}

export class DisclosureLinesView {
  /** Of the kind that was asked for; none without one. */
  columns: DisclosureColumnView[];
  items: DisclosureLineView[];
  nextCursor: string | null;
}
