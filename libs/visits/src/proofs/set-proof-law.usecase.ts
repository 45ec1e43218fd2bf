import { Injectable } from '@nestjs/common';
import { accountOf, businessDate, type Ctx } from '@anzhi/kernel';
import { CatalogueFacade } from '@anzhi/catalogue';
import { Database, UnitOfWork, type Queryable, type Tx } from '@anzhi/platform';
import { VisitsErrors } from '../visits.errors';
import type { NewDemandDto, NewWeightDto, ProofLawView } from './proof-law.dto';

/** What proofs are worth and what items ask for, as dated law: what was proven under one is not judged by the next. */
@Injectable()
export class SetProofLaw {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly catalogue: CatalogueFacade,
  ) {}

  read(today: string): Promise<ProofLawView> {
    return lawFrom(this.db, today);
  }

  /** @throws visits.law-from-tomorrow, visits.law-set-already when one begins on that day or later */
  weight(ctx: Ctx, input: NewWeightDto): Promise<ProofLawView> {
    return this.uow.run(ctx, async (tx) => {
      const { method, weight, monthlyCap, from, source } = input;
      await this.close(tx, 'visits.proof_weight', 'method = $2', from, method);
      await tx.query(
        `INSERT INTO visits.proof_weight (method, weight, monthly_cap, valid, source, account_id, at)
         VALUES ($1, $2, $3, daterange($4::date, NULL), $5, $6, $7)`,
        [method, weight, monthlyCap ?? null, from, source, accountOf(ctx), tx.now],
      );
      this.audit(tx, method, { weight, monthlyCap: monthlyCap ?? null, from, source });
      return lawFrom(tx, businessDate(tx.now));
    });
  }

  /** @throws as for a weight; visits.unknown-item */
  demand(ctx: Ctx, input: NewDemandDto): Promise<ProofLawView> {
    return this.uow.run(ctx, async (tx) => {
      const { itemCode, demand, from, source } = input;
      if (itemCode && !(await this.catalogue.item(tx, itemCode)))
        throw VisitsErrors.unknownItem({ code: itemCode }, '/itemCode');
      await this.close(tx, 'visits.proof_demand', `coalesce(item_code, '') = $2`, from, itemCode ?? '');
      await tx.query(
        `INSERT INTO visits.proof_demand (item_code, demand, valid, source, account_id, at)
         VALUES ($1, $2, daterange($3::date, NULL), $4, $5, $6)`,
        [itemCode ?? null, demand, from, source, accountOf(ctx), tx.now],
      );
      this.audit(tx, itemCode ?? 'DEFAULT', { demand, from, source });
      return lawFrom(tx, businessDate(tx.now));
    });
  }

  /** What holds until now ends the day before. */
  private async close(tx: Tx, table: string, which: string, from: string, of: string): Promise<void> {
    if (from <= businessDate(tx.now)) throw VisitsErrors.lawFromTomorrow({}, '/from');
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${table} ${of}`]);
    const later = await tx.one(`SELECT 1 FROM ${table} WHERE lower(valid) >= $1::date AND ${which}`, [
      from,
      of,
    ]);
    if (later) throw VisitsErrors.lawSetAlready({}, '/from');
    await tx.query(
      `UPDATE ${table} SET valid = daterange(lower(valid), $1::date) WHERE valid @> $1::date AND ${which}`,
      [from, of],
    );
  }

  private audit(tx: Tx, subjectId: string, details: Record<string, unknown>): void {
    tx.audit({ action: 'visits.proof-law-set', subject: 'proof-law', subjectId, details });
  }
}

async function lawFrom(db: Queryable, day: string): Promise<ProofLawView> {
  const range = `lower(valid)::text AS "from", (upper(valid) - 1)::text AS "to", source`;
  const since = `(upper(valid) IS NULL OR upper(valid) > $1::date) ORDER BY`;
  return {
    weights: await db.query(
      `SELECT method, weight, monthly_cap AS "monthlyCap", ${range} FROM visits.proof_weight
        WHERE ${since} weight DESC, method, lower(valid)`,
      [day],
    ),
    demands: await db.query(
      `SELECT item_code AS "itemCode", demand, ${range} FROM visits.proof_demand
        WHERE ${since} item_code NULLS FIRST, lower(valid)`,
      [day],
    ),
  };
}
