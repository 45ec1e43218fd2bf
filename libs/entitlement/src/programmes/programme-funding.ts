import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import type { FundingShares } from '../orders/funding-split.policy';
import { fundingOn } from './funding.policy';
import { Parameters } from './parameters';
import { Programmes } from './programmes';

/** A programme's law as an order was billed by it. */
export interface FundedLaw {
  readonly programmeId: string;
  readonly version: number;
  /** Day of service, `YYYY-MM-DD`. */
  readonly on: string;
}

/** What a statement calls a programme. */
export interface ProgrammeName {
  readonly id: string;
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** Whose money a programme spends, for those who settle what it paid for. */
@Injectable()
export class ProgrammeFunding {
  constructor(
    private readonly programmes: Programmes,
    private readonly parameters: Parameters,
  ) {}

  /** The purses' shares in a county on the day of service. @throws entitlement.programme-not-found */
  async sharesOf(
    db: Queryable,
    countyId: number,
    { programmeId, version, on }: FundedLaw,
  ): Promise<FundingShares> {
    const { funding } = await this.programmes.version(db, programmeId, version);
    const names = funding.centralParam === null ? [] : [funding.centralParam];
    return fundingOn(funding, await this.parameters.resolve(db, names, countyId, on));
  }

  /** In the order in which they pay. */
  names(db: Queryable, ids: readonly string[]): Promise<ProgrammeName[]> {
    return db.query(
      `SELECT id, code, zh, en FROM entitlement.programme
        WHERE id = ANY($1::uuid[]) ORDER BY payer_rank, draw_order, code`,
      [ids],
    );
  }
}
