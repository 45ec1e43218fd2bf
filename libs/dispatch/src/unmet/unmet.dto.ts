import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { PageQuery } from '@anzhi/platform';
import type { UnmetResolution } from './unmet-demand.entity';

export class UnmetListQuery extends PageQuery {
  /** Only entries in this state; OPEN unless given. */
  @IsOptional()
  @IsIn(['OPEN', 'RESOLVED'])
  state: 'OPEN' | 'RESOLVED' = 'OPEN';
}

export class ResolveUnmetDto {
  /** RETRY asks the providers again; CANCEL gives the order up and releases everything held. */
  @IsIn(['RETRY', 'CANCEL'])
  action: 'RETRY' | 'CANCEL';

  /** Why, and what was arranged with the family. */
  @IsString()
  @Length(2, 300)
  reason: string;
}

export class UnmetReasonDto {
  /** The rule that kept providers out. */
  code: string;
  /** How many. */
  providers: number;
}

/** An order for which nobody is left to ask. */
export class UnmetDemandDto {
  /** The entry. */
  id: string;
  /** The order. */
  orderId: string;
  /** Service item of the catalogue. */
  itemCode: string;
  /** Township of the address. */
  regionId: number;
  /** Start of the service, ISO 8601. */
  startsAt: string;
  /** Why nobody serves it, the commonest reason first. */
  reasons: UnmetReasonDto[];
  /** Since when, ISO 8601. */
  since: string;
  /** OPEN until somebody decides. */
  state: 'OPEN' | 'RESOLVED';
  /** What was decided, or null. */
  resolution: UnmetResolution | null;
  /** Why, or null. */
  resolutionReason: string | null;
  /** Account of whoever decided; null: nobody yet, or the order moved on by itself. */
  resolvedBy: string | null;
  /** When, ISO 8601, or null. */
  resolvedAt: string | null;
}

export class UnmetPageDto {
  /** The entries, newest first. */
  items: UnmetDemandDto[];
  /** Pass as `cursor` for the next page; null on the last. */
  nextCursor: string | null;
}
