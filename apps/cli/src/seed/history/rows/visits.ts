import { newId } from '@anzhi/kernel';
import type { FieldCipher } from '@anzhi/platform';
import { newExceptions, sealDoorCode, SHIPPED_RULEBOOKS, type VisitState } from '@anzhi/visits';
import type { Cell } from '../../bulk/copy';
import {
  type Check,
  type Delivery,
  type Dispatched,
  settlement,
  type Stage,
  type Story,
  type Verdict,
} from '../story';
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

export function visitRows(story: Visited, cipher: FieldCipher): Row[] {
  const { dispatched, plan, delivery, second } = story;
  const lead = {
    id: dispatched.visitId,
    caregiver_id: plan.caregiver.id,
    ...{ seat: 1, seats: second ? 2 : 1 },
    state: STATES[story.stage],
    actual_minutes: delivery?.actualMinutes ?? null,
    flags: delivery?.flags ?? [],
  };
  const along = second && {
    id: second.visitId,
    caregiver_id: second.caregiver.id,
    ...{ seat: 2, seats: 2 },
    state: 'CHECKED_OUT',
    actual_minutes: second.actualMinutes,
    flags: second.flags,
  };
  const shared = sharedBySeats(story);
  return (along ? [lead, along] : [lead]).map((own) => ({
    ...shared,
    ...own,
    door_code: sealDoorCode(cipher, own.id),
  }));
}

const sharedBySeats = (story: Visited) => ({
  order_id: story.orderId,
  provider_id: story.plan.provider.id,
  senior_id: story.client.id,
  address_id: story.client.addressId,
  item_code: story.plan.item.code,
  region_id: story.client.townId,
  county_id: story.client.countyId,
  starts_at: story.startsAt,
  planned_minutes: story.plan.minutes,
  created_at: story.dispatched.assignedAt,
});

export const checkRows = ({ dispatched, delivery, plan, second }: Delivered): Row[] => [
  ...checksAt(dispatched.visitId, plan.caregiver.accountId, delivery.checks),
  ...(second ? checksAt(second.visitId, second.caregiver.accountId, second.checks) : []),
];

const checksAt = (visitId: string, accountId: string, checks: readonly Check[]): Row[] =>
  checks.map(({ position, ...check }) => ({
    visit_id: visitId,
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
    account_id: accountId,
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

/** Doubts that nobody has settled yet, as the shipped table has them. */
export const exceptionRows = ({ dispatched, delivery, plan, client, stage }: Delivered): Row[] =>
  stage === 'VERIFIED'
    ? []
    : newExceptions(SHIPPED_RULEBOOKS.EXCEPTIONS, delivery.flags, []).map(({ flag, handling, by }) => ({
        id: newId(),
        visit_id: dispatched.visitId,
        county_id: client.countyId,
        region_id: client.townId,
        provider_id: plan.provider.id,
        flag,
        handling,
        settled_by: [...by],
        state: 'OPEN',
        opened_at: delivery.checks[1].serverAt,
      }));

/** Every state the visit went through, with who moved it. */
export function visitStepRows(story: Visited): Row[] {
  const { dispatched, delivery, plan, stage, verdict } = story;
  const settled = settlement(story);
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
  if (settled && stage === 'VERIFIED') steps.push(['VERIFIED', settled.accountId, settled.at]);
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
