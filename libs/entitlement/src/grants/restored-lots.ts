import { Injectable } from '@nestjs/common';
import { businessDate, newId } from '@anzhi/kernel';
import { LedgerFacade, type DayRange } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import type { BenefitUnit } from '../programmes/programme';
import { ProgrammeAccounts } from '../programmes/programme-accounts';
import { GrantStore, type NewGrant } from './grant.store';

/** A lot in whose place another may be granted. */
export interface FirstLot {
  readonly lotId: string;
  readonly countyId: number;
  readonly programmeId: string;
  readonly unit: BenefitUnit;
  readonly seniorId: string;
  readonly programmeCode: string;
  readonly version: number;
  readonly from: string;
  readonly until: string;
  readonly determinationPeriod: number;
  readonly determinationNumber: number;
  /** Numbers of restored grants begin at 40; this one is free. */
  readonly seq: number;
}

/** What a lot is, read as `g`; for a query that joins more to it. */
export const FIRST_LOT = `g.lot_account_id AS "lotId", g.county_id AS "countyId", g.senior_id AS "seniorId",
  g.programme_id AS "programmeId", g.unit, p.code AS "programmeCode", g.version,
  lower(g.usable) AS "from", upper(g.usable) AS until,
  g.determination_period AS "determinationPeriod", g.determination_number AS "determinationNumber",
  (SELECT greatest(max(o.seq), 39) FROM entitlement.benefit_grant o
    WHERE (o.county_id, o.programme_id, o.senior_id) = (g.county_id, g.programme_id, g.senior_id)
      AND o.period = g.determination_period AND o.seq < 100)
  + row_number() OVER (PARTITION BY g.county_id, g.programme_id, g.determination_period
                       ORDER BY g.lot_account_id) AS seq`;

/** Grants once more what a lot gave: on the same decision, under a number of its own. */
@Injectable()
export class RestoredLots {
  constructor(
    private readonly ledger: LedgerFacade,
    private readonly accounts: ProgrammeAccounts,
    private readonly grants: GrantStore,
  ) {}

  /** Lots of one senior that the caller is about to grant again; until the transaction ends nobody else does. */
  async lockSenior(tx: Tx, seniorId: string): Promise<void> {
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `entitlement.restored:${seniorId}`,
    ]);
  }

  /** The lots with these ids, under a number that is free. */
  find(tx: Tx, lotIds: readonly string[]): Promise<FirstLot[]> {
    return tx.query(
      `SELECT ${FIRST_LOT} FROM entitlement.benefit_grant g JOIN entitlement.programme p ON p.id = g.programme_id
        WHERE g.lot_account_id = ANY($1) ORDER BY g.lot_account_id`,
      [lotIds],
    );
  }

  /** @returns the new lot, which rests on the decision of the old one */
  async grant(tx: Tx, lot: FirstLot, usable: DayRange, amount: number): Promise<string> {
    const { countyId, seniorId, programmeId, programmeCode, unit, determinationPeriod: period } = lot;
    const { from, until } = usable;
    const lotId = newId(tx.now);
    const grant: NewGrant = {
      ...{ seniorId, programmeId, programmeCode, version: lot.version, period, seq: lot.seq },
      ...{ kind: 'RESTORED', unit, amount, from, until, lotId },
    };
    const numbers = new Map([[seniorId, lot.determinationNumber]]);
    await this.grants.insert(tx, { basis: { countyId }, period }, [grant], numbers);
    const { SOURCE } = await this.accounts.of(tx, countyId, { id: programmeId, unit });
    await this.ledger.grantLots(tx, {
      ...{ countyId, commandId: newId(tx.now), unit, kind: 'LOT', source: SOURCE, usable: { from, until } },
      lots: [{ accountId: lotId, amount }],
      businessDate: businessDate(tx.now),
    });
    return lotId;
  }
}
