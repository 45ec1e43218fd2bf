import type { Client } from 'pg';

/** Which city, and how it was on which day: everything a load depends on. */
export interface SeedPlan {
  /** Six digits. */
  readonly regionCode: string;
  readonly seniors: number;
  readonly seed: string;
  /** Calendar day of the city, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** The moment up to which visits have taken place, ISO 8601. */
  readonly now: string;
  /** Some of them deceive: how much of it. */
  readonly planted?: PlantedWish;
}

/** A city in which fraud is planted, and half a year before the month in which it is. */
export interface PlantedWish {
  /** The judged month, 202611; the six before it are its history. */
  readonly period: number;
  /** Of the month before the judged one, so much is written: 1 is all of it. */
  readonly lastMonthShare: number;
  /** Of the five months before that. */
  readonly historyShare: number;
  /** How often each behaviour is planted, and each innocent look-alike. */
  readonly instances: number;
  /** How many seniors share a caregiver, about. */
  readonly seniorsPerCaregiver: number;
  /** In how many towns of each county they live: where few live in many towns, nobody can go from one to the next. */
  readonly townsPerCounty: number;
  /** In how many of its counties. */
  readonly counties: number;
}

const BEGUN = 'seed.roster-loaded';
const TOLD = 'seed.history-written';
const DONE = 'seed.city-loaded';
const SCENE = 'seed.scene-begun';

/** A line of the audit trail, in the same transaction as what it tells of. */
const record = (client: Client, action: string, plan: SeedPlan): Promise<unknown> =>
  client.query(
    `INSERT INTO platform.audit_trail (at, roles, channel, request_id, action, subject, subject_id, details)
     VALUES ($1, '{}', 'IMPORT', 'seed', $2, 'city', $3, $4)`,
    [plan.now, action, plan.regionCode, JSON.stringify(plan)],
  );

export const recordRoster = (client: Client, plan: SeedPlan): Promise<unknown> => record(client, BEGUN, plan);
export const recordHistory = (client: Client, plan: SeedPlan): Promise<unknown> => record(client, TOLD, plan);
export const recordCity = (client: Client, plan: SeedPlan): Promise<unknown> => record(client, DONE, plan);

/** The load that somebody interrupted; its roster is complete, whatever came after may not be. */
export async function unfinishedPlan(client: Client): Promise<SeedPlan | undefined> {
  const { rows } = await client.query<{ plan: SeedPlan }>(
    `SELECT b.details AS plan FROM platform.audit_trail b
      WHERE b.subject = 'city' AND b.action = $1
        AND NOT EXISTS (SELECT FROM platform.audit_trail d
                         WHERE d.subject = 'city' AND d.subject_id = b.subject_id AND d.action = $2)
      ORDER BY b.id LIMIT 1`,
    [BEGUN, DONE],
  );
  return rows[0]?.plan;
}

/** The cities that were loaded to the end, oldest first. */
export async function loadedPlans(client: Client): Promise<SeedPlan[]> {
  const { rows } = await client.query<{ plan: SeedPlan }>(
    `SELECT details AS plan FROM platform.audit_trail WHERE subject = 'city' AND action = $1 ORDER BY id`,
    [DONE],
  );
  return rows.map(({ plan }) => plan);
}

export async function hasSeniors(client: Client): Promise<boolean> {
  const { rows } = await client.query('SELECT FROM people.senior LIMIT 1');
  return rows.length > 0;
}

/** What people do afterwards changes what a history would be told from: it is not told again. */
export async function isHistoryWritten(client: Client, { regionCode }: SeedPlan): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT FROM platform.audit_trail WHERE subject = 'city' AND subject_id = $1 AND action = $2 LIMIT 1`,
    [regionCode, TOLD],
  );
  return rows.length > 0;
}

/** A scene of the demo is played once, also when it broke off. */
export async function recordScene(
  client: Client,
  { regionCode, name, at }: { readonly regionCode: string; readonly name: string; readonly at: Date },
): Promise<void> {
  await client.query(
    `INSERT INTO platform.audit_trail (at, roles, channel, request_id, action, subject, subject_id, details)
     VALUES ($1, '{}', 'IMPORT', 'seed', $2, 'city', $3, $4)`,
    [at, SCENE, regionCode, JSON.stringify({ name })],
  );
}

export async function wasBegun(client: Client, scene: string): Promise<boolean> {
  const { rows } = await client.query(
    `SELECT FROM platform.audit_trail WHERE subject = 'city' AND action = $1 AND details ->> 'name' = $2 LIMIT 1`,
    [SCENE, scene],
  );
  return rows.length > 0;
}
