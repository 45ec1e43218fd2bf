import { Injectable } from '@nestjs/common';
import type { Period } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import type { BenefitUnit } from '../programmes/programme';

/** One lot that is about to be granted. */
export interface NewGrant {
  readonly seniorId: string;
  readonly programmeId: string;
  readonly programmeCode: string;
  readonly version: number;
  /** Part of the key: the month, or 0 for what is given once. */
  readonly period: number;
  readonly seq: number;
  readonly kind: string;
  readonly unit: BenefitUnit;
  readonly amount: number;
  /** First day of service it may be used for, `YYYY-MM-DD`. */
  readonly from: string;
  /** First day on which it no longer may. */
  readonly until: string;
  readonly lotId: string;
}

/** A lot that begins with what is carried into it; `amount` is the most that may be. */
export interface CarriedLot extends Omit<NewGrant, 'programmeCode' | 'kind'> {
  readonly countyId: number;
  readonly determinationPeriod: number;
  readonly determinationNumber: number;
}

/** From so many rows on, planning again costs less than a bad plan. */
const MANY = 200;

/** The rows of grants, written for thousands at a time. */
@Injectable()
export class GrantStore {
  /**
   * Until the transaction ends: chunks of one run work beside each other, they are about different seniors; whoever
   * may be about the same ones works alone, and then sees what the others have granted.
   */
  async lockMonth(tx: Tx, countyId: number, period: Period, how: 'ALONE' | 'TOGETHER'): Promise<void> {
    const lock = how === 'ALONE' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared';
    await tx.query(`SELECT ${lock}(hashtextextended($1, 0))`, [`entitlement.month:${countyId}:${period}`]);
  }

  /**
   * Those that nobody has yet. Back-pay is for who got nothing in its month.
   */
  async missing(tx: Tx, countyId: number, grants: readonly NewGrant[]): Promise<NewGrant[]> {
    if (!grants.length) return [];
    const there = await tx.query<{ index: number }>(
      `SELECT w.index::int AS index
         FROM unnest($2::uuid[], $3::int[], $4::uuid[], $5::int[]) WITH ORDINALITY
              AS w(programme_id, period, senior_id, seq, index)
        WHERE EXISTS (SELECT FROM entitlement.benefit_grant g
               WHERE (g.county_id, g.programme_id, g.period, g.senior_id) = ($1, w.programme_id, w.period, w.senior_id)
                 AND (g.seq = w.seq OR w.seq = 20 AND g.seq < 20))`,
      [
        countyId,
        grants.map(({ programmeId }) => programmeId),
        grants.map(({ period }) => period),
        grants.map(({ seniorId }) => seniorId),
        grants.map(({ seq }) => seq),
      ],
    );
    const known = new Set(there.map(({ index }) => index - 1));
    return grants.filter((_, index) => !known.has(index));
  }

  /** @param numbers of the determinations they rest on, by senior @returns those that were not there */
  async insert(
    tx: Tx,
    { basis, period }: { readonly basis: { readonly countyId: number }; readonly period: Period },
    grants: readonly NewGrant[],
    numbers: ReadonlyMap<string, number>,
  ): Promise<NewGrant[]> {
    const column = <K extends keyof NewGrant>(name: K): NewGrant[K][] => grants.map((grant) => grant[name]);
    // Or the server plans the look-up in the months' partitions anew for each row.
    await tx.query('SET LOCAL plan_cache_mode = force_generic_plan');
    // Or it looks them up by a plan of a time when the month was empty and any index as good as another: by one that
    // begins with the county it would read the whole county for each row.
    if (grants.length >= MANY) await tx.query('DISCARD PLANS');
    const inserted = await tx.query<{ lotId: string }>(
      `INSERT INTO entitlement.benefit_grant
         (county_id, programme_id, period, senior_id, seq, version, unit, amount, usable, kind, lot_account_id,
          determination_period, determination_number, granted_at)
       SELECT $1, g.programme_id, g.period, g.senior_id, g.seq, g.version, g.unit, g.amount,
              daterange(g.usable_from, g.usable_until), g.kind, g.lot_id, $2, g.number, $3
         FROM unnest($4::uuid[], $5::int[], $6::uuid[], $7::int[], $8::int[], $9::text[], $10::bigint[], $11::date[],
                     $12::date[], $13::text[], $14::uuid[], $15::int[])
              AS g(programme_id, period, senior_id, seq, version, unit, amount, usable_from, usable_until, kind, lot_id,
                   number)
        ORDER BY g.programme_id, g.period, g.senior_id, g.seq
       ON CONFLICT (county_id, programme_id, period, senior_id, seq) DO NOTHING
       RETURNING lot_account_id AS "lotId"`,
      [
        basis.countyId,
        period,
        tx.now,
        column('programmeId'),
        column('period'),
        column('seniorId'),
        column('seq'),
        column('version'),
        column('unit'),
        column('amount'),
        column('from'),
        column('until'),
        column('kind'),
        column('lotId'),
        grants.map(({ seniorId }) => numbers.get(seniorId)),
      ],
    );
    await tx.query('SET LOCAL plan_cache_mode = auto');
    const there = new Set(inserted.map(({ lotId }) => lotId));
    const granted = grants.filter(({ lotId }) => there.has(lotId));
    await this.noteEnds(tx, basis.countyId, granted);
    return granted;
  }

  /** The day on which the new lots end must be seen to, also when it has been seen to before. */
  async noteEnds(
    tx: Tx,
    countyId: number,
    grants: readonly Pick<NewGrant, 'programmeId' | 'period' | 'until'>[],
  ): Promise<void> {
    const ends = new Map(
      grants.map((grant) => [`${grant.programmeId} ${grant.period} ${grant.until}`, grant]),
    );
    await tx.query(
      `INSERT INTO entitlement.lot_end AS e (county_id, programme_id, period, ends_on)
       SELECT $1, programme_id, period, ends_on
         FROM unnest($2::uuid[], $3::int[], $4::date[]) AS n(programme_id, period, ends_on)
        ORDER BY programme_id, period, ends_on
       ON CONFLICT (county_id, programme_id, period, ends_on)
          DO UPDATE SET closed_at = NULL, after_senior_id = NULL WHERE e.closed_at IS NOT NULL`,
      [
        countyId,
        [...ends.values()].map(({ programmeId }) => programmeId),
        [...ends.values()].map(({ period }) => period),
        [...ends.values()].map(({ until }) => until),
      ],
    );
  }

  /**
   * The lot that takes what is carried over; another lot of the senior may carry into it as well.
   * @returns its account, and whether that is still to be opened
   */
  async carry(tx: Tx, lot: CarriedLot): Promise<{ accountId: string; opened: boolean }> {
    const { countyId, programmeId, period, seniorId, seq } = lot;
    const [inserted] = await tx.query(
      `INSERT INTO entitlement.benefit_grant
         (county_id, programme_id, period, senior_id, seq, version, unit, amount, usable, kind, lot_account_id,
          determination_period, determination_number, granted_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, daterange($9, $10), 'CARRIED', $11, $12, $13, $14)
       ON CONFLICT (county_id, programme_id, period, senior_id, seq) DO NOTHING RETURNING seq`,
      [
        ...[
          countyId,
          programmeId,
          period,
          seniorId,
          seq,
          lot.version,
          lot.unit,
          lot.amount,
          lot.from,
          lot.until,
        ],
        ...[lot.lotId, lot.determinationPeriod, lot.determinationNumber, tx.now],
      ],
    );
    if (inserted) {
      await this.noteEnds(tx, countyId, [{ programmeId, period, until: lot.until }]);
      return { accountId: lot.lotId, opened: true };
    }
    const [there] = await tx.query<{ accountId: string }>(
      `SELECT lot_account_id AS "accountId" FROM entitlement.benefit_grant
        WHERE county_id = $1 AND programme_id = $2 AND period = $3 AND senior_id = $4 AND seq = $5`,
      [countyId, programmeId, period, seniorId, seq],
    );
    return { accountId: there.accountId, opened: false };
  }
}
