import { attackAlone, type Attack, type Attacks } from './attack';
import { guardsOf, type Connection, type Guard } from './catalog';
import { ASSESSMENT_ATTACKS } from './tables/assessment';
import { DISPATCH_ATTACKS } from './tables/dispatch';
import { DISPATCH_ALERTS_ATTACKS } from './tables/dispatch-alerts';
import { ENTITLEMENT_CASES_ATTACKS } from './tables/entitlement-cases';
import { ENTITLEMENT_GRANTS_ATTACKS } from './tables/entitlement-grants';
import { ENTITLEMENT_PROVISIONAL_ATTACKS } from './tables/entitlement-provisional';
import { ENTITLEMENT_RULES_ATTACKS } from './tables/entitlement-rules';
import { PEOPLE_ATTACKS } from './tables/people';
import { SETTLEMENT_BATCHES_ATTACKS } from './tables/settlement-batches';
import { SETTLEMENT_FAMILY_ATTACKS } from './tables/settlement-family';
import { SETTLEMENT_PAYOUTS_ATTACKS } from './tables/settlement-payouts';

/** The ledger's are in `libs/ledger/src/attacks`. */
export const SCHEMAS = ['assessment', 'dispatch', 'entitlement', 'people', 'settlement'] as const;

const ATTACKS: Attacks = {
  ...ASSESSMENT_ATTACKS,
  ...DISPATCH_ATTACKS,
  ...DISPATCH_ALERTS_ATTACKS,
  ...ENTITLEMENT_CASES_ATTACKS,
  ...ENTITLEMENT_GRANTS_ATTACKS,
  ...ENTITLEMENT_PROVISIONAL_ATTACKS,
  ...ENTITLEMENT_RULES_ATTACKS,
  ...PEOPLE_ATTACKS,
  ...SETTLEMENT_BATCHES_ATTACKS,
  ...SETTLEMENT_FAMILY_ATTACKS,
  ...SETTLEMENT_PAYOUTS_ATTACKS,
};

/** Guards without an attack here, and why. */
const EXEMPT: Readonly<Record<string, string>> = {
  'assessment.adjustment.only_in_progress': 'looks at another table; attacked in form.db-spec.ts',
  'assessment.form.only_in_progress': 'looks at another table; attacked in form.db-spec.ts',
  'entitlement.withholding_cause.count_withholding_causes':
    'counts and refuses nothing; order-withholdings.db-spec.ts',
  'settlement.family_payment_item.payment_item_adds_up':
    'looks at another table; attacked in settlement-attacks.db-spec.ts',
  'settlement.family_refund.refund_within_payment':
    'looks at another table; attacked in settlement-attacks.db-spec.ts',
  'settlement.line.waiver_holds': 'looks at another table; attacked in settlement-attacks.db-spec.ts',
  'settlement.step.figure_step': 'computes and refuses nothing; attacked in settlement-attacks.db-spec.ts',
  'settlement.step.step_follows': 'points at its own table; attacked in settlement-attacks.db-spec.ts',
  'entitlement.determination.determination_period_check': 'no partition takes such a period',
};

export const nameOf = ({ table, name }: Guard): string => `${table}.${name}`;

/** Names of guards: those nobody attacks, and attacks on what is not there. */
export function unmatched(guards: readonly Guard[]): { unattacked: string[]; unfounded: string[] } {
  const there = new Set(guards.map(nameOf));
  const known = [
    ...Object.entries(ATTACKS).flatMap(([table, of]) => Object.keys(of).map((name) => `${table}.${name}`)),
    ...Object.keys(EXEMPT),
  ];
  return {
    unattacked: [...there].filter((name) => !known.includes(name)),
    unfounded: known.filter((name) => !there.has(name)),
  };
}

/**
 * Attacks every guard of a schema, each alone.
 * @param without with each guard itself gone: a mutant, which must not go unnoticed
 * @returns by guard, who refused
 */
export async function attackAll(
  db: Connection,
  schema: string,
  { without = false } = {},
): Promise<Map<string, string | null>> {
  const guards = await guardsOf(db, [schema]);
  const refusers = new Map<string, string | null>();
  for (const guard of guards) {
    const attack: Attack | undefined = ATTACKS[guard.table]?.[guard.name];
    if (!attack) continue;
    const others = guards.filter((other) => other.table === guard.table && other !== guard);
    refusers.set(nameOf(guard), await attackAlone(db, { guard, others, attack, without }));
  }
  return refusers;
}

export { guardsOf };
