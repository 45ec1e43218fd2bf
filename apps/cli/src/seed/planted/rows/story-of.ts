import { minutesBetween, Random } from '@anzhi/kernel';
import {
  isShortOfProof,
  judgeCheck,
  judgeProof,
  judgeVisit,
  leadingMethod,
  needsOfficer,
  type ProofMethod,
  weigh,
  withProof,
} from '@anzhi/visits';
import type { Check, Companion, Delivery, Dispatched, Proof, Story } from '../../history/story';
import type { Lot } from '../../history/client';
import { CARD_WEIGHT, DEMAND, LIMITS, PICTURE_WEIGHT, WEIGHT } from '../../history/proof-law';
import { idAt } from '../../numbers';
import { type Claim, DAY_MS, type DoorRecord, MINUTE_MS } from '../claim';
import { metres } from '../geometry';

/** The app has heard the server's time so long ago. */
const ANCHORED_MS = 600_000;

/** A claim on its way into the tables, with the ids it has there. */
export interface Written {
  readonly claim: Claim;
  readonly story: Story;
}

/** The claim as the history knows a visit, judged by the platform's own flags. @param totalFen by the list */
export function storyOf(claim: Claim, seed: string, listFen: number): Written {
  const { client, provider, caregiver, item, minutes } = claim;
  const random = new Random(`${seed}/claim/${client.id}/${claim.plannedAt}/${claim.serial}`);
  const bookedAt = claim.plannedAt - random.integer(2, 6) * DAY_MS + random.integer(0, 120) * MINUTE_MS;
  const startsAt = new Date(claim.plannedAt);
  const delivery = deliveryOf(claim);
  const isSettled = !needsOfficer(delivery.flags) || claim.approvedBy !== null;
  const story: Story = {
    client,
    plan: { weekday: 0, startMinute: 0, item, minutes, provider, caregiver, others: [] },
    lot: lotOf(claim),
    stage: isSettled ? 'VERIFIED' : 'CONFIRMED',
    orderId: idAt(bookedAt, random),
    holdId: idAt(bookedAt, random),
    bookedAt: new Date(bookedAt),
    date: claim.date,
    startsAt,
    endsAt: new Date(claim.plannedAt + minutes * MINUTE_MS),
    totalFen: claim.totalFen ?? listFen,
    dispatched: dispatchedAt(bookedAt, random),
    delivery,
    verdict: { accountId: claim.word.accountId, at: new Date(claim.word.at) },
    ...(claim.second && { second: companionOf(claim, claim.second, random) }),
    ...(claim.approvedBy &&
      needsOfficer(delivery.flags) && {
        approval: { accountId: claim.approvedBy, at: new Date(claim.approvedAt) },
      }),
  };
  return { claim, story };
}

function companionOf(claim: Claim, second: NonNullable<Claim['second']>, random: Random): Companion {
  const checks = [checkOf('IN', second.arrival, claim), checkOf('OUT', second.leaving, claim)] as const;
  const actualMinutes = Math.max(0, minutesBetween(checks[0].occurredAt, checks[1].occurredAt));
  const flags = [...new Set(checks.flatMap((check) => check.flags))];
  const [assignmentId, visitId] = [idAt(second.arrival.at, random), idAt(second.arrival.at, random)];
  return { caregiver: second.caregiver, assignmentId, visitId, checks, actualMinutes, flags };
}

function lotOf({ client, period }: Claim): Lot {
  const lot = client.lots.find((each) => each.period === period);
  if (!lot) throw new Error(`senior ${client.id} has no minutes in ${period}`);
  return lot;
}

function dispatchedAt(bookedAt: number, random: Random): Dispatched {
  const offeredAt = bookedAt + MINUTE_MS;
  const acceptedAt = offeredAt + random.integer(2, 100) * MINUTE_MS;
  const assignedAt = acceptedAt + random.integer(1, 40) * MINUTE_MS;
  return {
    rankingId: idAt(bookedAt, random),
    offerId: idAt(offeredAt, random),
    assignmentId: idAt(assignedAt, random),
    visitId: idAt(assignedAt, random),
    declined: null,
    offeredAt: new Date(offeredAt),
    acceptedAt: new Date(acceptedAt),
    assignedAt: new Date(assignedAt),
  };
}

function deliveryOf(claim: Claim): Delivery {
  const pictures = picturesOf(claim);
  const arrival = checkOf('IN', claim.arrival, claim, pictures.arriving);
  const leaving = checkOf('OUT', claim.leaving, claim, pictures.leaving);
  const actualMinutes = Math.max(0, minutesBetween(arrival.occurredAt, leaving.occurredAt));
  const flags = judgeVisit({
    actualMinutes,
    minMinutes: claim.item.minMinutes,
    checkIn: arrival.flags,
    checkOut: leaving.flags,
    tasksOpen: 0,
  });
  return {
    departedAt: new Date(claim.arrival.at - 20 * MINUTE_MS),
    checks: [arrival, leaving],
    tasks: claim.item.taskCodes.map((code) => ({ code, done: true, note: null })),
    actualMinutes,
    flags: withProof(flags, isShortOfProof([arrival, leaving])),
  };
}

/** As the platform judges it, by the app's own clock: an app knows the true time whatever the phone shows. */
export function checkOf(
  kind: Check['kind'],
  door: DoorRecord,
  claim: Claim,
  pictures: readonly Proof[] = [],
): Check {
  const serverAt = new Date(Math.max(door.serverAt, door.at));
  const position = door.place && {
    place: door.place,
    accuracyMetres: door.accuracyMetres,
    distanceMetres: Math.round(metres(door.place, claim.client.place)),
  };
  const measured = position && { position: { ...position, mock: door.mock } };
  const proofs = [
    ...(door.method === 'POSITION' ? [] : [doorProof(door)]),
    ...(measured ? [proof('POSITION', measured)] : []),
    ...pictures,
  ];
  const deviceAt = new Date(door.at + door.clockOffsetMs);
  const facts = { kind, method: leadingMethod(proofs), deviceAt, serverAt };
  const anchor = { at: new Date(door.at - ANCHORED_MS), elapsedMs: ANCHORED_MS };
  const verdict = judgeCheck({ ...facts, anchor, startsAt: new Date(claim.plannedAt), ...measured }, LIMITS);
  const own = {
    position,
    proofs,
    demand: DEMAND,
    isMock: door.mock,
    reason: door.reason,
    deviceId: door.deviceId,
  };
  return { ...facts, ...verdict, ...own };
}

const doorProof = ({ method, isOthersCard }: DoorRecord): Proof =>
  proof(method, {
    isExplained: true,
    code: 'RIGHT_CODE',
    tag: isOthersCard ? 'OTHER_SENIOR' : 'READ',
  });

const proof = (method: ProofMethod, facts: Partial<Parameters<typeof judgeProof>[0]>): Proof => ({
  method,
  ...weigh(
    judgeProof({ method, isExplained: false, ...facts }, LIMITS),
    method === 'CARD' ? CARD_WEIGHT : WEIGHT,
    0,
  ),
});

/** Pictures as they stand once their files have come. */
const picture = (method: 'PHOTO' | 'SIGNATURE', sha256: string, bits: bigint): Proof => ({
  ...{ method, result: 'VALID', label: 'FILE_ARRIVED', weight: PICTURE_WEIGHT },
  ...{ sha256, perceptualHash: hex(bits) },
});

const hex = (bits: bigint): string => bits.toString(16).padStart(16, '0');

function picturesOf({ photos, signature }: Claim): { readonly arriving: Proof[]; readonly leaving: Proof[] } {
  const [before, after] = photos.map(({ content, looks }) => picture('PHOTO', content, looks));
  const signed = signature === null ? [] : [picture('SIGNATURE', hex(signature).repeat(4), signature)];
  return { arriving: before ? [before] : [], leaving: [...(after ? [after] : []), ...signed] };
}
