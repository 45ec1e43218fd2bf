import { CatalogueFacade } from '@anzhi/catalogue';
import { businessDate, fen } from '@anzhi/kernel';
import { CONFIG, type Config } from '@anzhi/platform';
import { explainSplit } from '../../../libs/entitlement/src/orders/split-reasons';
import { waterfall, type PayerTerms } from '../../../libs/entitlement/src/orders/waterfall.policy';
import { Programmes } from '../../../libs/entitlement/src/programmes/programmes';
import {
  judgeCheck,
  judgeVisit,
  withProof,
  type CheckFacts,
  type CheckLimits,
} from '../../../libs/visits/src/evidence/check.policy';
import { DoorCode } from '../../../libs/visits/src/visits/door-code';
import type { VisitEntity } from '../../../libs/visits/src/visits/visit.entity';
import { hashOf } from '../../../libs/visits/src/evidence/manifest';
import { manifestOf } from '../../../libs/visits/src/evidence/seal-evidence';
import { isShortOfProof, leadingMethod } from '../../../libs/visits/src/proofs/proof.policy';
import { checksOf } from '../../../libs/visits/src/visits/check.queries';
import { tasksOf } from '../../../libs/visits/src/visits/visit.queries';
import type { VisitCheckView } from '../../../libs/visits/src/visits/visits.dto';
import { VisitsSettings } from '../../../libs/visits/src/visits.settings';
import { loadCity } from '../../../apps/cli/src/seed/load-city';
import { SeedProgress } from '../../../apps/cli/src/seed/seed-progress';
import type { SeedPlan } from '../../../apps/cli/src/seed/seed-record';
import type { TestApp } from '../app';

/** Says nothing and draws nothing. */
export const quietly = (): SeedProgress => new SeedProgress(() => undefined, { write: () => true });

/** A synthetic city with a month of visits before the test's clock, readable with the test's keys. */
export async function givenCity(t: TestApp, wish: Partial<SeedPlan> = {}): Promise<SeedPlan> {
  const now = t.clock.now();
  const plan: SeedPlan = {
    regionCode: '321300',
    seniors: 60,
    seed: 'spec',
    asOf: businessDate(now),
    now: now.toISOString(),
    ...wish,
  };
  await loadCity(t.app.get<Config>(CONFIG), plan, quietly());
  return plan;
}

/** What the platform itself makes of a visit that was written in bulk: its door code, its flags, its evidence. */
export async function judgeAgain(t: TestApp, id: string) {
  const visit = await t.db.one<VisitEntity>(
    `SELECT id, order_id AS "orderId", provider_id AS "providerId", caregiver_id AS "caregiverId", seat, seats,
            senior_id AS "seniorId", item_code AS "itemCode", starts_at AS "startsAt",
            planned_minutes AS "plannedMinutes", 'CHECKED_OUT' AS state, actual_minutes AS "actualMinutes", flags,
            door_code AS "doorCode"
       FROM visits.visit WHERE id = $1`,
    [id],
  );
  if (!visit) throw new Error(`there is no visit ${id}`);
  const checks = await checksOf(t.db, id);
  const tasks = await tasksOf(t.db, id);
  const item = await t.get(CatalogueFacade).item(t.db, visit.itemCode);
  const judged = checks.map((check) => judgeCheck(factsOf(check, visit.startsAt), LIMITS).flags);
  return {
    doorCode: t.get(DoorCode).reveal(visit),
    flags: withProof(
      judgeVisit({
        actualMinutes: visit.actualMinutes ?? 0,
        minMinutes: item?.minMinutes ?? 0,
        checkIn: judged[0] ?? [],
        checkOut: judged[1] ?? [],
        tasksOpen: tasks.filter(({ done }) => !done).length,
      }),
      isShortOfProof(checks),
    ),
    hash: hashOf(await manifestOf(t.db, visit)),
  };
}

/** A simulated position is known only while it is sent: the row keeps the flag alone. */
const factsOf = (check: VisitCheckView, startsAt: Date): CheckFacts => ({
  kind: check.kind,
  method: leadingMethod(check.proofs),
  deviceAt: new Date(check.deviceAt),
  serverAt: new Date(check.serverAt),
  startsAt,
  ...(check.distanceMetres !== null && check.accuracyMetres !== null
    ? {
        position: {
          distanceMetres: check.distanceMetres,
          accuracyMetres: check.accuracyMetres,
          mock: check.flags.includes('MOCK_POSITION'),
        },
      }
    : {}),
});

const LIMITS: CheckLimits = {
  geofenceMetres: VisitsSettings.geofenceMetres.fallback,
  accuracyMetres: VisitsSettings.accuracyMetres.fallback,
  clockSkewSeconds: VisitsSettings.clockSkewSeconds.fallback,
  offlineHours: VisitsSettings.offlineHours.fallback,
  lateMinutes: VisitsSettings.lateMinutes.fallback,
  anchorHours: VisitsSettings.anchorHours.fallback,
  earlyHours: VisitsSettings.earlyHours.fallback,
};

/** The sentences with which the platform itself explains the price of an order that was written in bulk. */
export async function explainAgain(t: TestApp, orderId: string): Promise<object[]> {
  const held = await t.db.one<HeldOrder>(
    `SELECT h.item_code AS "itemCode", h.minutes, h.total_fen AS "totalFen", p.programme_id AS "programmeId", p.version,
            p.units, h.available_minutes AS "availableMinutes", h.service_date AS "serviceDate"
       FROM entitlement.order_hold h JOIN entitlement.order_payer p USING (county_id, order_id, number)
      WHERE h.order_id = $1 AND p.rank = 1`,
    [orderId],
  );
  const item = held && (await t.get(CatalogueFacade).item(t.db, held.itemCode));
  if (!item) throw new Error(`there is no order ${orderId}`);
  const { totalFen, minutes, units, availableMinutes, serviceDate, programmeId, version } = held;
  const programme = await t.get(Programmes).version(t.db, programmeId, version);
  const payer: PayerTerms = { payment: { by: 'MINUTE' }, available: availableMinutes, capFen: null };
  const { parts, selfFen } = waterfall(fen(totalFen), minutes, [payer]);
  expect(parts[0].units).toBe(units);
  return explainSplit({
    item,
    minutes,
    totalFen: fen(totalFen),
    familyFen: selfFen,
    serviceDate,
    notGranted: undefined,
    payers: [{ ...payer, ...parts[0], programme, hasBudget: true }],
  });
}

interface HeldOrder {
  readonly itemCode: string;
  readonly minutes: number;
  readonly totalFen: number;
  readonly programmeId: string;
  readonly version: number;
  readonly units: number;
  readonly availableMinutes: number;
  readonly serviceDate: string;
}
