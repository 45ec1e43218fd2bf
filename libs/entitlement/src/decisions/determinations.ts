import { Injectable } from '@nestjs/common';
import type { Period } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import type { FactSheet } from '../rules/fact-sheet';
import { ENGINE_VERSION } from '../rules/rule';
import { Bases, type Basis } from './bases';
import { seal } from './decide.policy';
import type { Decided, ProgrammeResult, Standing } from './decided';

/** For which month, from which knowledge, and in the course of what it was decided. */
export interface Occasion {
  readonly basis: Basis;
  /** Month of service. */
  readonly period: Period;
  readonly factsAsOf: Date;
  readonly runId?: string;
  readonly applicationId?: string;
}

/** Names a determination within a county and month. */
export interface DeterminationKey {
  readonly countyId: number;
  readonly period: Period;
  readonly seniorId: string;
  readonly number: number;
}

/** A decision as it was made, with all it takes to make it again. */
export interface Determination extends DeterminationKey {
  readonly on: string;
  readonly factsAsOf: Date;
  readonly sheet: FactSheet;
  readonly standing: Standing;
  readonly results: readonly StoredResult[];
  readonly basisHash: string;
  readonly engine: string;
  readonly inputsHash: string;
  readonly traceHash: string;
  readonly runId: string | null;
  readonly applicationId: string | null;
  readonly decidedAt: Date;
}

/** What of a programme's result is kept; the rest follows from the laws the decision rests on. */
export type StoredResult = Pick<ProgrammeResult, 'code' | 'outcome'> &
  Partial<Pick<ProgrammeResult, 'amount' | 'granted' | 'nodes' | 'whyNot'>>;

/** The register of decisions: written once, never changed, each with what was seen. */
@Injectable()
export class Determinations {
  constructor(private readonly bases: Bases) {}

  /**
   * Writes them down, under the lock of the month (`Grants`).
   * @returns the number each senior's determination got
   */
  async record(tx: Tx, occasion: Occasion, decided: readonly Decided[]): Promise<Map<string, number>> {
    if (!decided.length) return new Map();
    const { basis, period, factsAsOf, runId, applicationId } = occasion;
    await this.bases.keep(tx, basis);
    const rows = decided.map((each) => {
      const { inputsHash, traceHash } = seal(basis, each);
      const { person, standing, results } = each;
      return {
        ...{ senior_id: person.seniorId, facts: person.sheet, standing, results: results.map(storedOf) },
        ...{ inputs_hash: inputsHash, trace_hash: traceHash },
      };
    });
    const written = await tx.query<{ seniorId: string; number: number }>(
      `INSERT INTO entitlement.determination
         (county_id, period, senior_id, number, on_date, facts_as_of, facts, standing, results, basis_hash, engine,
          inputs_hash, trace_hash, run_id, application_id, decided_at)
       SELECT $1, $2, d.senior_id, 1 + coalesce(last.number, 0), $3, $4, d.facts, d.standing, d.results,
              decode($5, 'hex'), $6, decode(d.inputs_hash, 'hex'), decode(d.trace_hash, 'hex'), $7, $8, $9
         FROM jsonb_to_recordset($10::jsonb) AS d(senior_id uuid, facts jsonb, standing jsonb, results jsonb,
                inputs_hash text, trace_hash text)
         LEFT JOIN (SELECT senior_id, max(number) AS number FROM entitlement.determination
                     WHERE county_id = $1 AND period = $2 AND senior_id = ANY($11::uuid[])
                     GROUP BY senior_id) AS last USING (senior_id)
       RETURNING senior_id AS "seniorId", number`,
      [
        basis.countyId,
        period,
        basis.on,
        factsAsOf,
        basis.hash,
        ENGINE_VERSION,
        runId ?? null,
        applicationId ?? null,
        tx.now,
        JSON.stringify(rows),
        rows.map(({ senior_id }) => senior_id),
      ],
    );
    return new Map(written.map(({ seniorId, number }) => [seniorId, number]));
  }

  /** The senior's last decisions of a month, one of each county that made one. */
  async ofMonth(db: Queryable, seniorId: string, period: Period): Promise<Determination[]> {
    return db.query(
      `SELECT DISTINCT ON (county_id) ${COLUMNS} FROM entitlement.determination
        WHERE senior_id = $1 AND period = $2 ORDER BY county_id, number DESC`,
      [seniorId, period],
    );
  }

  /** Those of a month in a county, by senior. */
  page(
    db: Queryable,
    month: { countyId: number; period: Period; after: string | null; limit: number },
  ): Promise<Determination[]> {
    return db.query(
      `SELECT ${COLUMNS} FROM entitlement.determination
        WHERE county_id = $1 AND period = $2 AND ($3::uuid IS NULL OR senior_id > $3)
        ORDER BY senior_id, number LIMIT $4`,
      [month.countyId, month.period, month.after, month.limit],
    );
  }

  /** Named ones, in any order; keys of one county. */
  async byKeys(db: Queryable, keys: readonly DeterminationKey[]): Promise<Determination[]> {
    return db.query(
      `SELECT ${COLUMNS} FROM entitlement.determination
        WHERE (county_id, period, senior_id, number) IN
              (SELECT * FROM unnest($1::int[], $2::int[], $3::uuid[], $4::int[]))`,
      [
        keys.map(({ countyId }) => countyId),
        keys.map(({ period }) => period),
        keys.map(({ seniorId }) => seniorId),
        keys.map(({ number }) => number),
      ],
    );
  }
}

/** Without what is nothing: a month has a hundred thousand of them. */
const storedOf = ({ code, outcome, amount, granted, nodes, whyNot }: ProgrammeResult): StoredResult => ({
  ...{ code, outcome },
  ...(amount > 0 && { amount }),
  ...(granted > 0 && { granted }),
  ...(nodes && { nodes }),
  ...(whyNot && { whyNot }),
});

const COLUMNS = `
  county_id AS "countyId", period, senior_id AS "seniorId", number, on_date AS "on", facts_as_of AS "factsAsOf",
  facts AS sheet, standing, results, encode(basis_hash, 'hex') AS "basisHash", engine,
  encode(inputs_hash, 'hex') AS "inputsHash", encode(trace_hash, 'hex') AS "traceHash", run_id AS "runId",
  application_id AS "applicationId", decided_at AS "decidedAt"`;
