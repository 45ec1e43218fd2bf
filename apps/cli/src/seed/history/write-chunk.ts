import { addHours, Random } from '@anzhi/kernel';
import type { FieldCipher } from '@anzhi/platform';
import type { Client as PgClient } from 'pg';
import { type Cell, copyRows } from '../bulk/copy';
import { idAt } from '../numbers';
import type { Facts } from './facts';
import { availableBefore, type LedgerStep, ledgerSteps } from './minutes';
import { priceReasons } from './price-reasons';
import type { Programme } from './programme';
import { providerAccounts } from './provider-accounts';
import { assignmentRows, offerRows, rankingRows } from './rows/dispatch';
import { holdRow, outcomePayerRows, outcomeRows, oweCommandOf, payerRows } from './rows/entitlement';
import { orderRow, orderStepRows, outcomeOf } from './rows/orders';
import { deviceOf, proofRows, signalRows } from './rows/proofs';
import {
  checkRows,
  confirmationRows,
  disputeRows,
  evidenceRow,
  exceptionRows,
  isDelivered,
  isVisited,
  taskRows,
  visitRows,
  visitStepRows,
} from './rows/visits';
import type { Booked, Story } from './story';
import { AUTOMATIC_HOURS } from './tell-story';

export type Row = Readonly<Record<string, Cell>>;

export interface ChunkContext {
  readonly client: PgClient;
  readonly facts: Facts;
  readonly cipher: FieldCipher;
  readonly programmes: ReadonlyMap<string, Programme>;
  /** Stories of which only what was paid is wanted: no offers, no tasks, no steps. */
  readonly isLean?: (story: Story) => boolean;
  /** Rows that somebody adds to what is written of these stories. */
  readonly extraTables?: (stories: readonly Story[]) => readonly Table[];
}

export type Table = readonly [name: string, rows: Row[]];

/** The visits of some seniors, each with everything that belongs to it, in one transaction. @returns rows written */
export async function writeChunk(
  context: ChunkContext,
  months: readonly (readonly Story[])[],
): Promise<number> {
  const { client } = context;
  const steps = months.flatMap(ledgerSteps);
  const orders = booked(context, steps);
  let written = 0;
  await client.query('BEGIN');
  try {
    for (const [table, rows] of orderTables(orders)) written += await copyRows(client, table, rows);
    written += await moveMinutes(context, steps);
    await noteDevices(client, orders);
    for (const [table, rows] of otherTables(orders, context)) written += await copyRows(client, table, rows);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
  return written;
}

function booked(context: ChunkContext, steps: readonly LedgerStep[]): Booked[] {
  const before = availableBefore(steps);
  return [...before].map(([story, available]) => {
    const programme = programmeOf(context, story);
    return {
      story,
      programme,
      available,
      reasons: priceReasons(story, programme, available),
      bookedBy: story.client.representativeId ?? context.facts.handlerOf(story.client.townId),
    };
  });
}

function programmeOf({ programmes }: ChunkContext, { lot }: Story): Programme {
  const programme = programmes.get(lot.programmeId);
  if (!programme) throw new Error(`programme ${lot.programmeId} has no account in the county`);
  return programme;
}

/** What the ledger's steps refer to. */
const orderTables = (orders: readonly Booked[]): Table[] => [
  ['ordering."order"', orders.map(orderRow)],
  ['ordering.state_change', orders.flatMap(orderStepRows)],
  [
    'ledger.evidence',
    orders
      .map(({ story }) => story)
      .filter(isDelivered)
      .map(evidenceRow),
  ],
];

function otherTables(orders: readonly Booked[], { cipher, isLean, extraTables }: ChunkContext): Table[] {
  const stories = orders.map(({ story }) => story);
  const full = isLean ? stories.filter((story) => !isLean(story)) : stories;
  const visited = stories.filter(isVisited);
  const delivered = visited.filter(isDelivered);
  const told = full.filter(isVisited).filter(isDelivered);
  return [
    ['entitlement.order_hold', orders.map(holdRow)],
    ['entitlement.order_payer', orders.flatMap(payerRows)],
    ['entitlement.order_outcome', stories.flatMap(outcomeRows)],
    ['entitlement.order_outcome_payer', stories.flatMap(outcomePayerRows)],
    ['dispatch.ranking', full.flatMap(rankingRows)],
    ['dispatch.offer', full.flatMap(offerRows)],
    ['dispatch.assignment', stories.flatMap(assignmentRows)],
    ['visits.visit', visited.flatMap((story) => visitRows(story, cipher))],
    ['visits.visit_check', delivered.flatMap(checkRows)],
    ['visits.proof', told.flatMap(proofRows)],
    ['visits.punch_signal', told.flatMap(signalRows)],
    ['visits.visit_task', told.flatMap(taskRows)],
    ['visits.exception', told.flatMap(exceptionRows)],
    ['visits.state_change', full.filter(isVisited).flatMap(visitStepRows)],
    ['visits.confirmation', visited.flatMap(confirmationRows)],
    ['visits.dispute', visited.flatMap(disputeRows)],
    ['platform.job', stories.flatMap(jobRows)],
    ...(extraTables?.(stories) ?? []),
  ];
}

/** The phones of those who were sent; each is registered half a year before its first visit here. */
async function noteDevices(client: PgClient, orders: readonly Booked[]): Promise<void> {
  const since = addHours(
    new Date(Math.min(...orders.map(({ story }) => story.startsAt.getTime()))),
    -180 * 24,
  );
  const caregiverIds = [...new Set(orders.map(({ story }) => story.plan.caregiver.id))].sort();
  const devices = caregiverIds.map((id) => deviceOf(id));
  await client.query(NOTE_DEVICES, [
    devices.map(({ id }) => id),
    devices.map(({ platform }) => platform),
    caregiverIds,
    since,
  ]);
}

const NOTE_DEVICES = `
  WITH given AS (SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS g(id, platform, caregiver_id)),
       device AS (INSERT INTO visits.device (id, platform, first_seen_at) SELECT id, platform, $4 FROM given
                  ON CONFLICT (id) DO NOTHING)
  INSERT INTO visits.device_use (device_id, caregiver_id, since, registered)
  SELECT id, caregiver_id, $4, true FROM given
  ON CONFLICT (device_id, caregiver_id) WHERE until IS NULL DO NOTHING`;

/** What is still to happen: an order nobody took by its start ends, a visit nobody doubted counts. */
function jobRows(story: Story): Row[] {
  if (story.stage === 'HELD') {
    const { orderId, startsAt } = story;
    const key = `${orderId}@${startsAt.getTime()}`;
    return [{ kind: 'ordering.expiry', key, due_at: startsAt, payload: JSON.stringify({ orderId }) }];
  }
  if (story.stage !== 'CHECKED_OUT' || !isDelivered(story)) return [];
  const dueAt = addHours(story.delivery.checks[1].serverAt, AUTOMATIC_HOURS);
  return [{ kind: 'visits.auto-confirm', key: story.dispatched.visitId, due_at: dueAt, payload: '{}' }];
}

/** The app role may move minutes and money only by the ledger's own commands: one statement runs them in their order. */
async function moveMinutes(context: ChunkContext, steps: readonly LedgerStep[]): Promise<number> {
  if (steps.length === 0) return 0;
  const captures = steps.filter(({ kind }) => kind === 'CAPTURE');
  await context.client.query(VERIFY, [
    captures.map(({ story }) => story.client.countyId),
    captures.map(({ story }) => story.dispatched?.visitId),
    captures.map(({ at }) => at),
  ]);
  const owed = await accountsOfProviders(context, captures);
  const programmes = steps.map(({ story }) => programmeOf(context, story));
  const { rows } = await context.client.query<{ outcome: string }>(MOVE, [
    steps.map(({ kind }) => kind),
    steps.map(({ story }) => story.client.countyId),
    steps.map(commandId),
    steps.map(({ story }) => story.holdId),
    steps.map(({ story }) => story.lot.lotAccountId),
    programmes.map(({ spentAccountId }) => spentAccountId),
    programmes.map(({ fundingAccountId }) => fundingAccountId),
    programmes.map(({ payableAccountId }) => payableAccountId),
    steps.map(({ story }) => owed.get(story.plan.provider.id) ?? null),
    steps.map(({ minutes }) => minutes),
    steps.map(({ kind, story }) =>
      kind === 'HOLD' ? story.totalFen : (outcomeOf(story)?.programmeFen ?? 0),
    ),
    steps.map(({ story }) => story.date),
    steps.map(({ at }) => at),
    steps.map(({ story }) => story.dispatched?.visitId),
    steps.map(({ story }) => oweCommandOf(story)),
  ]);
  const refused = rows.find(({ outcome }) => outcome !== 'OK');
  if (refused) throw new Error(`the ledger refused a step of the history: ${refused.outcome}`);
  // two legs and what they move for every step, and for a capture what is owed to the provider
  return captures.length * 10 + (steps.length - captures.length) * 6;
}

/** Of a chunk all seniors are of one county. */
async function accountsOfProviders(
  { client }: ChunkContext,
  captures: readonly LedgerStep[],
): Promise<Map<string, string>> {
  if (captures.length === 0) return new Map();
  const [{ story, at }] = captures;
  const providerIds = captures.map((capture) => capture.story.plan.provider.id);
  return providerAccounts(client, story.client.countyId, providerIds, at);
}

/** A hold is named by the command that made it; its capture is another one. */
const commandId = ({ kind, story, at }: LedgerStep): string =>
  kind === 'HOLD' ? story.holdId : idAt(at.getTime(), new Random(`${story.holdId} captured`));

const VERIFY = `
  UPDATE ledger.evidence e SET state = 'VERIFIED', verified_at = v.at
    FROM unnest($1::int[], $2::uuid[], $3::timestamptz[]) AS v(county_id, id, at)
   WHERE e.county_id = v.county_id AND e.evidence_id = v.id`;

const MOVE = `
  SELECT done.outcome
    FROM unnest($1::text[], $2::int[], $3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[],
                $10::bigint[], $11::bigint[], $12::date[], $13::timestamptz[], $14::uuid[], $15::uuid[])
           AS step(kind, county_id, command_id, hold_id, lot, spent, funding, payable, provider, minutes, fen, day, at,
                   evidence_id, owe_id)
   CROSS JOIN LATERAL (
     SELECT held.outcome
       FROM ledger.hold(step.county_id, step.hold_id, ARRAY['MINUTE', 'FEN'], ARRAY[step.lot, step.funding],
                        ARRAY[step.spent, step.payable], ARRAY[step.minutes, step.fen], step.day, NULL, step.at) AS held
      WHERE step.kind = 'HOLD'
     UNION ALL
     SELECT posted.outcome
       FROM ledger.post(step.county_id, step.command_id, step.hold_id, ARRAY[step.minutes, step.fen],
                        step.evidence_id, step.at) AS posted
      WHERE step.kind = 'CAPTURE'
     UNION ALL
     SELECT owed.outcome
       FROM ledger.transfer(step.county_id, step.owe_id, 'OWE', ARRAY['FEN'], ARRAY[step.payable],
                            ARRAY[step.provider], ARRAY[step.fen], step.day, step.at) AS owed
      WHERE step.kind = 'CAPTURE' AND step.fen > 0) AS done`;
