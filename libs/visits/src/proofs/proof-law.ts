import { businessDate } from '@anzhi/kernel';
import type { Tx } from '@anzhi/platform';
import type { VisitEntity } from '../visits/visit.entity';
import type { MethodLaw, ProofMethod } from './proof.policy';

/** The law of the day of service: what each method is worth, and what the item asks for at either end. */
export interface ProofLaw {
  readonly methods: ReadonlyMap<ProofMethod, MethodLaw>;
  readonly demand: number;
}

export async function proofLawOf(
  tx: Tx,
  visit: Pick<VisitEntity, 'startsAt' | 'itemCode'>,
): Promise<ProofLaw> {
  const day = businessDate(visit.startsAt);
  const rows = await tx.query<MethodLaw & { method: ProofMethod }>(
    `SELECT method, weight, monthly_cap AS "monthlyCap" FROM visits.proof_weight WHERE valid @> $1::date`,
    [day],
  );
  const demanded = await tx.one<{ demand: number }>(
    `SELECT demand FROM visits.proof_demand
      WHERE valid @> $1::date AND (item_code = $2 OR item_code IS NULL) ORDER BY item_code NULLS LAST LIMIT 1`,
    [day, visit.itemCode],
  );
  return {
    methods: new Map(rows.map(({ method, ...law }) => [method, law])),
    demand: demanded?.demand ?? 0,
  };
}

/** First day of the month of service. */
export const serviceMonthOf = ({ startsAt }: Pick<VisitEntity, 'startsAt'>): string =>
  `${businessDate(startsAt).slice(0, 7)}-01`;

/**
 * How often the caregiver's proofs of a capped method have weighed something this month. Held off until the end of
 * the transaction for others who count the same, so that two at once do not both come in under the cap.
 */
export async function usedThisMonth(
  tx: Tx,
  { caregiverId, month, method }: { caregiverId: string; month: string; method: ProofMethod },
): Promise<number> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `visits.proof ${caregiverId} ${month} ${method}`,
  ]);
  const row = await tx.one<{ used: number }>(
    `SELECT count(*)::int AS used
       FROM visits.proof p LEFT JOIN visits.proof_outcome o ON o.visit_id = p.visit_id AND o.proof_id = p.id
      WHERE p.caregiver_id = $1 AND p.service_month = $2 AND p.method = $3 AND coalesce(o.weight, p.weight) > 0`,
    [caregiverId, month, method],
  );
  return row?.used ?? 0;
}
