import { Random } from '@anzhi/kernel';
import type { Config } from '@anzhi/platform';
import type { Client as PgClient } from 'pg';
import type { Client } from '../history/client';
import { type ChunkContext, type Table, writeChunk } from '../history/write-chunk';
import { isWritten } from '../history/write-history';
import { Cell, groupBy } from './cell';
import { type Claim, MINUTE_MS } from './claim';
import { daysOf, previousPeriod } from './calendar';
import { honestMonth } from './honest';
import type { DeedLabel, InnocentLabel } from './labels';
import type { Planted, Wishes } from './plant';
import { HISTORY_MONTHS, type PlantedPlan } from './plan';
import { reviewRows } from './rows/review-rows';
import { callBackRows, ratingRows } from './rows/words-of';
import { writeSecondNames } from './rows/write-second-names';
import { storyOf, type Written } from './rows/story-of';
import { QUIET_SENIORS_PER_CAREGIVER, VISITS_A_DAY, VISITS_A_QUIET_DAY } from './proportions';
import { appointmentsOf, Weeks } from './weekly';

/** Seniors in one transaction. */
const CHUNK = 200;

export interface CountyWork {
  readonly context: Omit<ChunkContext, 'client'>;
  readonly config: Config;
  readonly plan: PlantedPlan;
  readonly countyId: number;
  readonly clients: readonly Client[];
  readonly officers: readonly string[];
  readonly wishes: Wishes;
  /** Of what is left to be planted, the part of this county. */
  readonly share: number;
}

export interface CountyResult {
  readonly cell: Cell;
  readonly deeds: readonly DeedLabel[];
  readonly innocents: readonly InnocentLabel[];
  readonly visits: number;
}

/** What is to be written of a county. */
export interface PlannedCounty {
  readonly work: CountyWork;
  readonly cell: Cell;
  readonly planted: Planted;
}

/** Half a year of honest visits of a county, and what was done to them. Whatever it has no room for, the next one gets. */
export function planCounty(work: CountyWork): PlannedCounty {
  const { plan, countyId, wishes, share } = work;
  const random = new Random(`${plan.seed}/planted/${countyId}`);
  const cell = cellOf(work, random);
  const planted = wishes.plant(cell, random.fork('plant'), share);
  approveHonestDoubts(cell, random.fork('approvals'));
  assertOnePlaceAtATime(cell);
  return { work, cell, planted };
}

/** All of it into the tables. Counties have nothing to do with each other: each may be written by a lane of its own. */
export async function writeCounty(
  client: PgClient,
  { work, cell, planted }: PlannedCounty,
  onDone: (seniors: number, rows: number) => void,
): Promise<CountyResult> {
  await writePhones(client, cell);
  await writeSecondNames(client, work.config, cell.registers.secondNames);
  const written = await writeClaims({ ...work.context, client }, work.plan, cell, onDone);
  return { cell, ...labelsOf(planted, written), visits: cell.claims.length };
}

function cellOf({ plan, context: { facts }, countyId, clients, officers }: CountyWork, random: Random): Cell {
  const isQuiet = plan.planted.seniorsPerCaregiver < QUIET_SENIORS_PER_CAREGIVER;
  const weeks = new Weeks(isQuiet ? VISITS_A_QUIET_DAY : VISITS_A_DAY);
  const neighbours = [...clients].sort(
    (a, b) => a.townId - b.townId || a.place.longitude - b.place.longitude,
  );
  const appointments = neighbours.flatMap((client) =>
    appointmentsOf(facts, weeks, client, random.fork(client.id)),
  );
  const months = new Map<number, Claim[]>();
  for (let back = HISTORY_MONTHS; back >= 0; back -= 1) {
    const period = previousPeriod(plan.planted.period, back);
    const share = back === 0 ? 1 : back === 1 ? plan.planted.lastMonthShare : plan.planted.historyShare;
    const chance = random.fork(`share ${period}`);
    const chosen = new Set(clients.filter(() => chance.chance(share)));
    const own = appointments.filter(({ client }) => chosen.has(client));
    months.set(period, honestMonth(own, daysOf(period), period, random.fork(`month ${period}`), back === 0));
  }
  return new Cell(
    countyId,
    plan.planted.period,
    daysOf(plan.planted.period),
    facts,
    officers,
    months,
    random.fork('order'),
  );
}

/** Most honest doubts are looked at by daylight within a few days, by whoever is on duty. */
function approveHonestDoubts(cell: Cell, random: Random): void {
  for (const claim of cell.claims) {
    if (claim.approvedBy || !random.chance(0.85)) continue;
    const day = Math.floor(claim.word.at / 86_400_000) + random.integer(1, 3);
    claim.approvedBy = random.pick(cell.officers);
    claim.approvedAt = day * 86_400_000 + random.integer(60, 9 * 60) * 60_000;
  }
}

/** No roster expects anybody at two doors at once, whatever is recorded later: better said now than when it is written. */
function assertOnePlaceAtATime(cell: Cell): void {
  const expected = [...cell.months.values()]
    .flat()
    .flatMap(({ caregiver, second, plannedAt, minutes }) =>
      [caregiver, second?.caregiver].flatMap((who) =>
        who ? [{ id: who.id, from: plannedAt, to: plannedAt + minutes * MINUTE_MS }] : [],
      ),
    );
  for (const [id, visits] of groupBy(expected, (visit) => visit.id)) {
    visits.sort((a, b) => a.from - b.from);
    const clash = visits.find(({ from }, at) => at > 0 && from < visits[at - 1].to);
    if (clash) throw new Error(`caregiver ${id} is expected twice at ${new Date(clash.from).toISOString()}`);
  }
}

/** A phone is there before it is used; who used it from when is told with the registers. */
async function writePhones(client: PgClient, cell: Cell): Promise<void> {
  const uses = new Map<string, { device: string; caregiver: string; at: number }>();
  const firstSeen = new Map<string, number>();
  const holders = cell.claims.flatMap(({ caregiver, arrival, second }) => [
    { caregiver, door: arrival },
    ...(second ? [{ caregiver: second.caregiver, door: second.arrival }] : []),
  ]);
  for (const { caregiver, door } of holders) {
    const key = `${door.deviceId} ${caregiver.id}`;
    const since = Math.min(door.at, uses.get(key)?.at ?? Infinity);
    uses.set(key, { device: door.deviceId, caregiver: caregiver.id, at: since });
    firstSeen.set(door.deviceId, Math.min(since, firstSeen.get(door.deviceId) ?? Infinity));
  }
  cell.registers.deviceUses.push(...uses.values());
  await client.query(
    `INSERT INTO visits.device (id, platform, first_seen_at)
     SELECT id, 'ANDROID', at FROM unnest($1::uuid[], $2::timestamptz[]) AS d(id, at) ON CONFLICT DO NOTHING`,
    [[...firstSeen.keys()], [...firstSeen.values()].map((at) => new Date(at))],
  );
}

async function writeClaims(
  context: ChunkContext,
  plan: PlantedPlan,
  cell: Cell,
  onDone: (seniors: number, rows: number) => void,
): Promise<Map<Claim, Written>> {
  const all = new Map<Claim, Written>();
  const bySenior = [...groupBy([...cell.months.values()].flat(), ({ client }) => client.id).values()];
  for (let at = 0; at < bySenior.length; at += CHUNK) {
    const chunk = bySenior.slice(at, at + CHUNK);
    const written = chunk.map((claims) =>
      claims
        .sort((a, b) => a.plannedAt - b.plannedAt)
        .map((claim) => storyOf(claim, plan.seed, cell.priceOf(claim))),
    );
    const judged = written.flat().filter(({ claim }) => claim.period === plan.planted.period);
    const lean = new Set(
      written
        .flat()
        .filter(({ claim }) => claim.period !== plan.planted.period)
        .map(({ story }) => story),
    );
    const isThere = await isWritten(context.client, written.flat()[0]?.story.orderId);
    const rows = isThere
      ? 0
      : await writeChunk(
          {
            ...context,
            isLean: (story) => lean.has(story),
            extraTables: () => wordsOf(cell, judged),
          },
          written.map((each) => each.map(({ story }) => story)),
        );
    for (const each of judged) all.set(each.claim, each);
    onDone(chunk.length, rows);
  }
  return all;
}

/** What officers, families and the office's callers said of visits. */
function wordsOf(cell: Cell, judged: readonly Written[]): Table[] {
  const calls = new Map(cell.registers.callBacks.map((call) => [call.visit, call]));
  const called = judged.flatMap((written) => {
    const call = calls.get(written.claim);
    return call ? [callBackRows(written, call, cell.officers[0])] : [];
  });
  return [
    ['oversight.review', judged.flatMap(reviewRows)],
    ['visits.rating', judged.flatMap(ratingRows)],
    ['oversight.audit_task', called.flatMap(({ tasks }) => tasks)],
    ['oversight.audit_result', called.flatMap(({ results }) => results)],
  ];
}

function labelsOf(
  planted: Planted,
  written: ReadonlyMap<Claim, Written>,
): Pick<CountyResult, 'deeds' | 'innocents'> {
  const idOf = (claim: Claim): string => written.get(claim)?.story.dispatched?.visitId ?? '';
  const deeds = planted.deeds.map(({ behaviour: { kind, zh, en, source }, deed }, at): DeedLabel => {
    const visits = deed.wrongs.map(({ claim, minutes, due }) => {
      const story = written.get(claim)?.story;
      const isPaid = story?.stage === 'VERIFIED';
      const fen = story && isPaid ? Math.floor((story.totalFen * minutes) / story.plan.minutes) : 0;
      return { visitId: idOf(claim), due, minutes: isPaid ? minutes : 0, fen };
    });
    const { subjects, drawn } = deed;
    const involvedIds = (deed.involved ?? []).map(idOf);
    return {
      id: `${kind}/${at}`,
      kind,
      zh,
      en,
      source,
      visits,
      involvedIds,
      subjects,
      drawn,
      isInvisible: deed.isInvisible ?? false,
    };
  });
  const innocents = planted.innocents.map(({ lookAlike, innocent }, at): InnocentLabel => {
    const { kind, zh, en, resembles } = lookAlike;
    const { claims, subjects, drawn } = innocent;
    return { id: `${kind}/${at}`, kind, zh, en, resembles, visitIds: claims.map(idOf), subjects, drawn };
  });
  return { deeds, innocents };
}
