import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import type { ListChangeType } from './list-plan.policy';
import { LIST_RULES } from './list-rules';

export class ListsQuery extends PageQuery {
  /** Only lists of this kind, such as people.dibao. */
  @IsOptional()
  @IsIn(LIST_RULES.map(({ kind }) => kind))
  kind?: string;
}

export class ListChangesQuery extends PageQuery {
  /** BEGUN, ENDED or RECORDED. */
  @IsOptional()
  @IsIn(['BEGUN', 'ENDED', 'RECORDED'])
  change?: ListChangeType;
}

/** What a monthly list of another department says and does. */
export class ListDto {
  /** The same as that of the import. */
  id: string;
  /** Such as people.dibao. */
  kind: string;
  /** Chinese name. */
  zh: string;
  /** English name. */
  en: string;
  /** Internal id of the county. */
  countyId: number;
  /** 202611 */
  month: number;
  /** Rows about somebody on file in the county. */
  matched: number;
  /** Of those, rows that change the file. */
  changed: number;
  unchanged: number;
  /** Rows about somebody who is not on file; among the failed rows of the import. */
  unknown: number;
  /** Other failed rows of the import. */
  problems: number;
  /** Of those, rows in which not even the person could be read. */
  unreadable: number;
  /** Of a complete list: people on the one applied before. */
  previous: number;
  /** Of a complete list: people on the one before who are not on this one and lose the category. */
  ended: number;
  /** Too many would lose it, or somebody may have been overlooked: a second officer confirms before it is applied. */
  needsConfirmation: boolean;
  /** Account id. */
  uploadedBy: string;
  uploadedAt: Date;
  /** When the dry run was complete. */
  checkedAt: Date | null;
  /** Account id. */
  confirmedBy: string | null;
  confirmedAt: Date | null;
  appliedAt: Date | null;
}

export class ListPageDto {
  items: ListDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}

export class ListChangeDto {
  id: string;
  seniorId: string;
  /** 王*华 */
  name: string;
  /** Of the category, or the kind of the life event. */
  code: string;
  /** BEGUN, ENDED (a category) or RECORDED (a life event). */
  change: ListChangeType;
  /** YYYY-MM-DD */
  onDate: string;
  /** false: planned by the dry run, and not applied (yet). */
  applied: boolean;
}

export class ListChangePageDto {
  items: ListChangeDto[];
  /** Give it as `cursor` to get the next page; null on the last one. */
  nextCursor: string | null;
}
