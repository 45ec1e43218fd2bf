import { createHash } from 'node:crypto';
import { addDays, Random } from '@anzhi/kernel';
import type { Client as PgClient } from 'pg';
import { copyRows } from '../../bulk/copy';
import type { Row } from '../../history/write-chunk';
import { idAt } from '../../numbers';
import type { Registers } from '../registers';
import { writeReChecks } from './write-re-checks';

const FEEDS = [
  ...['DEATHS', 'HOSPITAL_STAYS', 'INSTITUTION_STAYS', 'OTHER_STAYS', 'INSURED_SERVICES', 'CONTRACTS'],
  ...['LEAVE', 'WORK_ELSEWHERE', 'HOUSEHOLDS', 'ACTIVITIES'],
] as const;
type Feed = (typeof FEEDS)[number];

const STAY_FEEDS = {
  HOSPITAL: 'HOSPITAL_STAYS',
  INSTITUTION: 'INSTITUTION_STAYS',
  RESPITE: 'OTHER_STAYS',
  PRISON: 'OTHER_STAYS',
  ABROAD: 'OTHER_STAYS',
} as const satisfies Record<string, Feed>;

const absenceFeed = (kind: string): Feed =>
  kind === 'LEAVE' || kind === 'TRAVEL' || kind === 'ABROAD' ? 'LEAVE' : 'WORK_ELSEWHERE';

export interface RegisterScope {
  readonly seed: string;
  readonly countyIds: readonly number[];
  /** The days for which everything is known, `YYYY-MM-DD`, the last one not included. */
  readonly from: string;
  readonly to: string;
  readonly now: Date;
  readonly registers: readonly Registers[];
}

/** What other authorities tell of the city's people, complete for the whole time, in one transaction. */
export async function writeRegisters(client: PgClient, scope: RegisterScope): Promise<void> {
  await client.query('BEGIN');
  try {
    const load = await RegisterLoad.open(client, scope);
    if (!(await load.isThere())) {
      await load.feeds();
      await load.seniors();
      await load.caregivers();
      await load.people();
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  }
}

class RegisterLoad {
  private readonly random: Random;

  private constructor(
    private readonly client: PgClient,
    private readonly scope: RegisterScope,
    private readonly countyOfSenior: ReadonlyMap<string, number>,
    private readonly countyOfCaregiver: ReadonlyMap<string, number>,
  ) {
    this.random = new Random(`${scope.seed}/registers`);
  }

  static async open(client: PgClient, scope: RegisterScope): Promise<RegisterLoad> {
    const seniors = await client.query<{ id: string; county: number }>(
      'SELECT id, county_id AS county FROM people.senior WHERE county_id = ANY($1::int[])',
      [scope.countyIds],
    );
    const caregivers = await client.query<{ id: string; county: number }>(
      `SELECT c.id, p.county_id AS county FROM providers.caregiver c JOIN providers.provider p ON p.id = c.provider_id
        WHERE p.county_id = ANY($1::int[]) ORDER BY c.id`,
      [scope.countyIds],
    );
    const byId = (rows: readonly { id: string; county: number }[]) =>
      new Map(rows.map(({ id, county }) => [id, county]));
    return new RegisterLoad(client, scope, byId(seniors.rows), byId(caregivers.rows));
  }

  /** A load that was interrupted afterwards is not repeated. */
  async isThere(): Promise<boolean> {
    const { rows } = await this.client.query('SELECT FROM oversight.feed_delivery WHERE id = $1', [
      this.delivery(this.scope.countyIds[0], FEEDS[0]),
    ]);
    return rows.length > 0;
  }

  /** One delivery for each feed and county, which covers everything. */
  async feeds(): Promise<void> {
    const { countyIds, from, to, now } = this.scope;
    await this.copy(
      'oversight.feed_delivery',
      countyIds.flatMap((county) =>
        FEEDS.map((feed) => ({
          county_id: county,
          id: this.delivery(county, feed),
          feed,
          covers: `[${from},${to})`,
          delivered_at: now,
        })),
      ),
    );
  }

  async seniors(): Promise<void> {
    const stays = this.all(({ stays: rows }) => rows).map(({ seniorId, kind, from, to }) => ({
      ...this.ofSenior(seniorId, STAY_FEEDS[kind]),
      senior_id: seniorId,
      kind,
      during: span(from, to),
    }));
    await this.copy('oversight.stay', stays);
    const insured = this.all((each) => each.insured).map(({ seniorId, from, to }, at) => ({
      ...this.ofSenior(seniorId, 'INSURED_SERVICES'),
      senior_id: seniorId,
      claim_number: `YB${this.scope.to.replaceAll('-', '')}${String(at + 1).padStart(6, '0')}`,
      during: span(from, to),
      minutes: Math.max(1, Math.round((to - from) / 60_000)),
    }));
    await this.copy('oversight.insured_service', insured);
    await this.copy(
      'oversight.activity',
      this.all((each) => each.activities).map(({ seniorId, kind, date }) => ({
        ...this.ofSenior(seniorId, 'ACTIVITIES'),
        senior_id: seniorId,
        kind,
        on_date: date,
      })),
    );
    await writeReChecks(
      this.client,
      this.scope.seed,
      this.all((each) => each.reChecks),
    );
    await this.lifeEvents();
  }

  private async lifeEvents(): Promise<void> {
    const deaths = this.all((each) => each.deaths).map((death) => ({
      ...death,
      id: this.nextId(),
      kind: 'DEATH',
    }));
    const moves = this.all((each) => each.moves).map((move) => ({
      ...move,
      id: this.nextId(),
      kind: 'MOVE_OUT',
      retractedAt: null,
    }));
    const events = [...deaths, ...moves];
    await this.copy(
      'people.life_event',
      events.map(({ id, seniorId, kind, date, knownAt }) => ({
        ...{ id, senior_id: seniorId, kind, on_date: date, known_at: new Date(knownAt) },
        source: kind === 'DEATH' ? '民政殡葬信息' : '公安户籍信息',
      })),
    );
    const wrong = events.filter(({ retractedAt }) => retractedAt !== null);
    await this.client.query(
      `INSERT INTO people.life_event_retraction (life_event_id, reason, at, retracted_by)
       SELECT r.id, '同名误报，已核实健在', r.at, g.account_id
         FROM unnest($1::uuid[], $2::timestamptz[], $3::int[]) AS r(id, at, county)
         JOIN identity.role_grant g ON g.region_id = r.county AND g.role = 'COUNTY_HANDLER'`,
      [
        wrong.map(({ id }) => id),
        wrong.map(({ retractedAt }) => new Date(retractedAt ?? 0)),
        wrong.map(({ seniorId }) => this.countyOfSenior.get(seniorId)),
      ],
    );
    const dead = deaths.filter(({ retractedAt }) => retractedAt === null);
    await this.client.query(
      `UPDATE people.senior s SET deceased_on = d.on_date
         FROM unnest($1::uuid[], $2::date[]) AS d(id, on_date) WHERE s.id = d.id`,
      [dead.map(({ seniorId }) => seniorId), dead.map(({ date }) => date)],
    );
  }

  async caregivers(): Promise<void> {
    const told = this.all(({ contracts: rows }) => rows);
    const own = new Set(told.map(({ caregiverId }) => caregiverId));
    const usual = [...this.countyOfCaregiver.keys()].filter((id) => !own.has(id));
    await this.client.query(
      `INSERT INTO oversight.contract (county_id, id, caregiver_id, provider_id, valid, delivery_id)
       SELECT p.county_id, k.contract_id, c.id, c.provider_id, daterange($4::date, NULL), k.delivery_id
         FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS k(caregiver_id, contract_id, delivery_id)
         JOIN providers.caregiver c ON c.id = k.caregiver_id JOIN providers.provider p ON p.id = c.provider_id`,
      [
        usual,
        usual.map(() => this.nextId()),
        usual.map((id) => this.ofCaregiver(id, 'CONTRACTS').delivery_id),
        '2020-01-01',
      ],
    );
    await this.copy(
      'oversight.contract',
      told.map(({ caregiverId, providerId, from, to }) => ({
        ...this.ofCaregiver(caregiverId, 'CONTRACTS'),
        caregiver_id: caregiverId,
        provider_id: providerId,
        valid: `[${from},${to ?? ''})`,
      })),
    );
    await this.copy(
      'oversight.caregiver_absence',
      this.all((each) => each.absences).map(({ caregiverId, kind, from, to }) => ({
        ...this.ofCaregiver(caregiverId, absenceFeed(kind)),
        caregiver_id: caregiverId,
        kind,
        during: span(from, to),
      })),
    );
    await this.credentials();
  }

  /** Everybody held the certificate of the year before as well; some let theirs lapse. */
  private async credentials(): Promise<void> {
    const lapses = this.all((each) => each.lapses);
    await this.client.query(
      `UPDATE providers.credential q SET valid = daterange(lower(q.valid), l.ended_on)
         FROM unnest($1::uuid[], $2::date[]) AS l(caregiver_id, ended_on)
        WHERE q.caregiver_id = l.caregiver_id AND q.type = 'HEALTH_CERTIFICATE' AND lower(q.valid) < l.ended_on`,
      [lapses.map(({ caregiverId }) => caregiverId), lapses.map(({ endedOn }) => endedOn)],
    );
    const renewed = lapses.filter(({ renewedOn }) => renewedOn !== null);
    await this.client.query(
      `INSERT INTO providers.credential (id, caregiver_id, type, number, valid, state, decided_by, decided_at, created_at)
       SELECT r.id, q.caregiver_id, q.type, q.number || 'R', daterange(r.day, (r.day + interval '1 year')::date), q.state,
              q.decided_by, q.decided_at, q.created_at
         FROM unnest($1::uuid[], $2::uuid[], $3::date[]) AS r(id, caregiver_id, day)
         JOIN providers.credential q ON q.caregiver_id = r.caregiver_id AND q.type = 'HEALTH_CERTIFICATE'`,
      [
        renewed.map(() => this.nextId()),
        renewed.map(({ caregiverId }) => caregiverId),
        renewed.map(({ renewedOn }) => renewedOn),
      ],
    );
  }

  async people(): Promise<void> {
    await this.copy(
      'oversight.household_link',
      this.all((each) => each.bonds).map(({ kind, key, seniorId, caregiverId }) => ({
        ...(seniorId
          ? this.ofSenior(seniorId, 'HOUSEHOLDS')
          : this.ofCaregiver(caregiverId ?? '', 'HOUSEHOLDS')),
        kind,
        key_index: createHash('sha256').update(key).digest(),
        senior_id: seniorId,
        caregiver_id: caregiverId,
        valid: '[2020-01-01,)',
      })),
    );
    await this.copy(
      'oversight.kinship_declaration',
      this.all((each) => each.kinships).map(({ caregiverId, seniorId, relation }) => ({
        county_id: this.countyOfSenior.get(seniorId) ?? null,
        caregiver_id: caregiverId,
        senior_id: seniorId,
        relation,
        declared_on: addDays(this.scope.from, -30),
      })),
    );
    const uses = this.all((each) => each.deviceUses);
    await this.client.query(
      `INSERT INTO visits.device_use (device_id, caregiver_id, since, registered)
       SELECT device, caregiver, at, false FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) AS u(device, caregiver, at)
       ON CONFLICT (device_id, caregiver_id) WHERE until IS NULL DO NOTHING`,
      [
        uses.map(({ device }) => device),
        uses.map(({ caregiver }) => caregiver),
        uses.map(({ at }) => new Date(at)),
      ],
    );
    await this.desks();
  }

  /** A caregiver's login that is one of the desk as well. */
  private async desks(): Promise<void> {
    const desks = this.all((each) => each.desks);
    const parameters = [
      desks.map(() => this.nextId()),
      desks.map(({ accountId }) => accountId),
      desks.map(({ providerId }) => providerId),
      new Date(`${this.scope.from}T00:00:00+08:00`),
    ];
    await this.client.query(
      `INSERT INTO identity.role_grant (id, account_id, role, organisation_id, valid_from)
       SELECT id, account_id, 'DISPATCHER', provider_id, $4 FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS d(id, account_id, provider_id)`,
      parameters,
    );
    await this.client.query(
      `INSERT INTO providers.staff (id, provider_id, account_id, role, since)
       SELECT id, provider_id, account_id, 'DISPATCHER', $4 FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS d(id, account_id, provider_id)`,
      parameters,
    );
  }

  private all<T>(rows: (registers: Registers) => readonly T[]): T[] {
    return this.scope.registers.flatMap(rows);
  }

  private ofSenior(seniorId: string, feed: Feed) {
    return this.row(this.countyOfSenior.get(seniorId), feed);
  }

  private ofCaregiver(caregiverId: string, feed: Feed) {
    return this.row(this.countyOfCaregiver.get(caregiverId), feed);
  }

  private row(county: number | undefined, feed: Feed) {
    if (county === undefined) throw new Error('somebody in the registers is not of this city');
    return { county_id: county, id: this.nextId(), delivery_id: this.delivery(county, feed) };
  }

  private delivery(county: number, feed: Feed): string {
    return idAt(0, new Random(`${this.scope.seed}/${county}/${feed}`));
  }

  private nextId(): string {
    return idAt(this.scope.now.getTime(), this.random);
  }

  private async copy(table: string, rows: readonly Row[]): Promise<void> {
    await copyRows(this.client, table, rows);
  }
}

const span = (from: number, to: number): string =>
  `["${new Date(from).toISOString()}","${new Date(to).toISOString()}")`;
