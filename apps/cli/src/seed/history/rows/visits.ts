import type { FieldCipher } from '@anzhi/platform';
import { sealDoorCode, type VisitState } from '@anzhi/visits';
import type { Cell } from '../../bulk/copy';
import type { Delivery, Dispatched, Stage, Story, Verdict } from '../story';
import { sealOf } from './proofs';

type Row = Readonly<Record<string, Cell>>;

const STATES: Readonly<Record<Exclude<Stage, 'HELD'>, VisitState>> = {
  ASSIGNED: 'SCHEDULED',
  CHECKED_OUT: 'CHECKED_OUT',
  DISPUTED: 'DISPUTED',
  CONFIRMED: 'CONFIRMED',
  VERIFIED: 'VERIFIED',
};

/** A story that has a visit. */
type Visited = Story & { readonly dispatched: Dispatched; readonly stage: Exclude<Stage, 'HELD'> };
type Delivered = Visited & { readonly delivery: Delivery };

export const isVisited = (story: Story): story is Visited => story.dispatched !== null;
export const isDelivered = (story: Story): story is Delivered => isVisited(story) && story.delivery !== null;

export const visitRow = (story: Visited, cipher: FieldCipher): Row => ({
  id: story.dispatched.visitId,
  order_id: story.orderId,
  provider_id: story.plan.provider.id,
  caregiver_id: story.plan.caregiver.id,
  senior_id: story.client.id,
  address_id: story.client.addressId,
  item_code: story.plan.item.code,
  region_id: story.client.townId,
  county_id: story.client.countyId,
  starts_at: story.startsAt,
  planned_minutes: story.plan.minutes,
  state: STATES[story.stage],
  door_code: sealDoorCode(cipher, story.dispatched.visitId),
  actual_minutes: story.delivery?.actualMinutes ?? null,
  flags: story.delivery?.flags ?? [],
  created_at: story.dispatched.assignedAt,
});

export const checkRows = ({ dispatched, delivery, plan }: Delivered): Row[] =>
  delivery.checks.map(({ position, ...check }) => ({
    visit_id: dispatched.visitId,
    kind: check.kind,
    method: check.method,
    device_at: check.deviceAt,
    server_at: check.serverAt,
    occurred_at: check.occurredAt,
    latitude: position?.place.latitude ?? null,
    longitude: position?.place.longitude ?? null,
    datum: position?.place.datum ?? null,
    accuracy_metres: position?.accuracyMetres ?? null,
    distance_metres: position?.distanceMetres ?? null,
    reason: check.reason,
    flags: check.flags,
    account_id: plan.caregiver.accountId,
    demand: check.demand,
  }));

export const taskRows = ({ dispatched, delivery }: Delivered): Row[] =>
  delivery.tasks.map((task) => ({
    visit_id: dispatched.visitId,
    ...task,
    outcome: task.done ? 'DONE' : 'NOT_DONE',
    reason_code: task.done ? null : 'NO_TIME',
    recorded_at: delivery.checks[1].serverAt,
  }));

/** Every state the visit went through, with who moved it. */
export function visitStepRows({ dispatched, delivery, plan, stage, verdict }: Visited): Row[] {
  const caregiver = plan.caregiver.accountId;
  const steps: [state: VisitState, accountId: string | null, at: Date][] = [
    ['SCHEDULED', null, dispatched.assignedAt],
  ];
  if (delivery) {
    const [arrival, leaving] = delivery.checks;
    steps.push(['EN_ROUTE', caregiver, delivery.departedAt]);
    steps.push(['IN_SERVICE', caregiver, arrival.serverAt], ['CHECKED_OUT', caregiver, leaving.serverAt]);
  }
  if (verdict && stage === 'DISPUTED') steps.push(['DISPUTED', verdict.accountId, verdict.at]);
  if (verdict && (stage === 'CONFIRMED' || stage === 'VERIFIED'))
    steps.push(['CONFIRMED', verdict.accountId, verdict.at]);
  if (verdict && stage === 'VERIFIED') steps.push(['VERIFIED', verdict.accountId, verdict.at]);
  return steps.map(([state, accountId, at], index) => ({
    visit_id: dispatched.visitId,
    from_state: index === 0 ? null : steps[index - 1][0],
    to_state: state,
    at,
    account_id: accountId,
    reason: state === 'DISPUTED' ? DISPUTE_REASON : null,
  }));
}

const DISPUTE_REASON = '服务时间不够，有些事没有做';

const isConfirmed = (story: Story): story is Story & { readonly verdict: Verdict } =>
  story.verdict !== null && (story.stage === 'CONFIRMED' || story.stage === 'VERIFIED');

export const confirmationRows = (story: Visited): Row[] =>
  isConfirmed(story)
    ? [
        {
          visit_id: story.dispatched.visitId,
          account_id: story.verdict.accountId,
          automatic: story.verdict.accountId === null,
          call_back_owed: story.verdict.accountId === null,
          at: story.verdict.at,
        },
      ]
    : [];

export const disputeRows = ({ stage, verdict, dispatched }: Visited): Row[] =>
  stage === 'DISPUTED' && verdict
    ? [
        {
          visit_id: dispatched.visitId,
          account_id: verdict.accountId,
          reason: DISPUTE_REASON,
          at: verdict.at,
        },
      ]
    : [];

export const evidenceRow = (story: Delivered): Row => ({
  county_id: story.client.countyId,
  evidence_id: story.dispatched.visitId,
  kind: 'VISIT',
  reference: story.orderId,
  hash: sealOf(story),
  registered_at: story.delivery.checks[1].serverAt,
});
