import { randomBytes } from 'node:crypto';
import { newId } from '@anzhi/kernel';
import { Client } from 'pg';
import type { TestApp } from '../app';
import { CODES, givenRegion } from './geo';

export interface ServedParty {
  readonly id: string;
  readonly accountId: string;
}

type Row = Record<string, unknown>;

/** What a visit was like; the rest is as it should be. Times as `2026-10-12 09:00`, in China. */
export interface ServedWish {
  readonly worker?: ServedParty;
  readonly senior?: string;
  readonly at?: string;
  /** Minutes that were served, and planned; by default as many. */
  readonly minutes?: number;
  readonly planned?: number;
  readonly order?: Row;
  readonly visit?: Row;
  readonly checkIn?: Row;
  readonly checkOut?: Row;
  readonly signalIn?: Row;
  readonly signalOut?: Row;
  readonly confirmation?: Row;
}

export interface ServedVisit {
  readonly id: string;
  readonly orderId: string;
}

const HOME = { latitude: 33.96, longitude: 118.28, datum: 'WGS84' };
const HOUR_ITEM = { code: 'CLEAN_ROOM', hourFen: 3_500 };

/**
 * A town whose visits are written straight into the tables, for those who judge them: hundreds in a moment, with any
 * detail as wrong as a test wants it. Nothing of it was held, captured or paid.
 */
export class ServedTown {
  provider!: ServedParty;
  regionId!: number;
  countyId!: number;
  /** Providers first: everything else belongs to one. */
  private readonly rows = new Map<string, Row[]>([['providers.provider', []]]);
  private readonly assumed = new Map<string, Row[]>();
  private serial = 0;

  constructor(private readonly t: TestApp) {}

  async found(townCode: string = CODES.town): Promise<this> {
    const town = await givenRegion(this.t, townCode);
    this.regionId = town.id;
    const [county] = await this.t.db.query<{ id: number }>(
      `SELECT c.ancestor_id AS id FROM geo.region_closure c JOIN geo.region r ON r.id = c.ancestor_id
        WHERE c.descendant_id = $1 AND r.level = 'COUNTY'`,
      [town.id],
    );
    this.countyId = county.id;
    this.provider = this.addProvider();
    await this.flush();
    return this;
  }

  addProvider(wish: Row = {}): ServedParty {
    const id = newId();
    const code =
      `91321300MA${String(1e7 + this.serial++).slice(1)}${randomBytes(3).toString('hex')}`.toUpperCase();
    this.add('providers.provider', {
      ...{
        id,
        name: `机构${id.slice(-6)}`,
        credit_code: code.slice(0, 18).padEnd(18, '0'),
        type: 'HOME_CARE_ORG',
      },
      ...{ region_id: this.regionId, county_id: this.countyId, address: '幸福路1号', ...HOME },
      ...{ contact_name: '王经理', contact_phone: 'v1.x', state: 'APPLIED', created_at: LONG_AGO, ...wish },
    });
    return { id, accountId: id };
  }

  addWorker(wish: Row = {}): ServedParty {
    const [id, accountId] = [newId(), newId()];
    const name = `护理员${this.serial++}`;
    this.add('identity.account', {
      ...{ id: accountId, phone_sealed: 'v1.x', phone_index: `\\x${randomBytes(32).toString('hex')}`, name },
      ...{ locale: 'zh-CN', status: 'ACTIVE', created_at: LONG_AGO },
    });
    this.add('providers.caregiver', {
      ...{
        id,
        provider_id: this.provider.id,
        account_id: accountId,
        name,
        sex: 'FEMALE',
        dialects: [],
        skills: [],
      },
      ...{ phone: 'v1.x', identity_number: 'v1.x', identity_index: `\\x${randomBytes(32).toString('hex')}` },
      ...{ active: true, created_at: LONG_AGO, ...wish },
    });
    for (const type of ['CARE_WORKER', 'HEALTH_CERTIFICATE'])
      this.add('providers.credential', {
        ...{
          id: newId(),
          caregiver_id: id,
          type,
          number: type,
          valid: '[2020-01-01,2030-01-01)',
          state: 'APPROVED',
        },
        ...{ created_at: LONG_AGO },
      });
    return { id, accountId };
  }

  addSenior(wish: Row = {}, home: Row = {}): string {
    const id = newId();
    this.add('people.senior', {
      ...{ id, name: `老人${this.serial++}`, identity_number_sealed: 'v1.x' },
      ...{
        identity_number_index: `\\x${randomBytes(32).toString('hex')}`,
        birth_date: '1940-01-01',
        sex: 'FEMALE',
      },
      ...{
        region_id: this.regionId,
        place_id: this.regionId,
        county_id: this.countyId,
        registered_at: LONG_AGO,
      },
      ...wish,
    });
    this.add('people.address', {
      ...{
        id,
        senior_id: id,
        label: '家',
        kind: 'RESIDENCE',
        region_id: this.regionId,
        county_id: this.countyId,
      },
      ...{ text_sealed: 'v1.x', ...HOME, position_source: 'GIVEN', valid: '[2020-01-01,)', is_default: true },
      ...home,
    });
    return id;
  }

  addVisit(wish: ServedWish = {}): ServedVisit {
    const [id, orderId] = [newId(), newId()];
    const worker = wish.worker ?? this.addWorker();
    const senior = wish.senior ?? this.addSenior();
    const { at = '2026-10-12 09:00', minutes = 60, planned = minutes } = wish;
    const [from, to, plannedTo] = [chinaTime(at, 0), chinaTime(at, minutes), chinaTime(at, planned)];
    const place = { region_id: this.regionId, county_id: this.countyId };
    const fen = Math.floor((HOUR_ITEM.hourFen * planned) / 60);
    const party = {
      provider_id: this.provider.id,
      senior_id: senior,
      address_id: senior,
      item_code: HOUR_ITEM.code,
    };
    this.add('ordering."order"', {
      ...{ id: orderId, ...party, ...place, starts_at: from, ends_at: plannedTo, planned_minutes: planned },
      ...{
        state: 'FULFILLED',
        ...HOME,
        caregivers: 1,
        booked_by: senior,
        booked_as: 'SELF',
        channel: 'APP',
        wishes: {},
      },
      ...{ total_fen: fen, programme_minutes: planned, programme_fen: fen, family_fen: 0, price_reasons: [] },
      ...{ actual_minutes: minutes, captured_minutes: Math.min(minutes, planned), due_programme_fen: fen },
      ...{
        released_minutes: planned - Math.min(minutes, planned),
        due_family_fen: 0,
        booked_at: LONG_AGO,
        version: 1,
      },
      ...wish.order,
    });
    this.add('visits.visit', {
      ...{
        id,
        order_id: orderId,
        ...party,
        caregiver_id: worker.id,
        ...place,
        starts_at: from,
        seat: 1,
        seats: 1,
      },
      ...{ planned_minutes: planned, state: 'VERIFIED', door_code: 'x', door_code_failures: 0, flags: [] },
      ...{ actual_minutes: minutes, created_at: LONG_AGO, ...wish.visit },
    });
    const position = {
      method: 'POSITION',
      ...HOME,
      accuracy_metres: 10 + (this.serial++ % 7),
      distance_metres: 20,
    };
    const check = { visit_id: id, flags: [], account_id: worker.accountId, demand: 0, ...position };
    // two positions are never equal to the last digit
    const jitter = { latitude: HOME.latitude + (this.serial % 900) * 1e-6 };
    this.add('visits.visit_check', { ...check, ...jitter, kind: 'IN', ...allAt(from), ...wish.checkIn });
    this.add('visits.visit_check', { ...check, ...jitter, kind: 'OUT', ...allAt(to), ...wish.checkOut });
    const signal = { visit_id: id, offline_ms: 0, was_online: false };
    if (wish.signalIn) this.add('visits.punch_signal', { ...signal, kind: 'IN', ...wish.signalIn });
    if (wish.signalOut) this.add('visits.punch_signal', { ...signal, kind: 'OUT', ...wish.signalOut });
    if (wish.confirmation)
      this.add('visits.confirmation', {
        ...{
          visit_id: id,
          automatic: false,
          call_back_owed: false,
          account_id: senior,
          at: chinaTime(at, minutes + 30),
        },
        ...wish.confirmation,
      });
    return { id, orderId };
  }

  /** Notes a row for the next `flush`. */
  add(table: string, row: Row): void {
    this.rows.set(table, [...(this.rows.get(table) ?? []), row]);
  }

  /**
   * Notes a row whose own context is not in question: it is written without triggers and references, so that a grant
   * needs no programme and a batch no ledger.
   */
  assume(table: string, row: Row): void {
    this.assumed.set(table, [...(this.assumed.get(table) ?? []), row]);
  }

  /** Minutes of a month, `202610`. */
  addGrant(senior: string, period: number, amount: number, more: Row = {}): void {
    const month = `${Math.floor(period / 100)}-${String(period % 100).padStart(2, '0')}`;
    this.assume('entitlement.benefit_grant', {
      ...{ county_id: this.countyId, programme_id: newId(), period, senior_id: senior, seq: 0, version: 1 },
      ...{ unit: 'MINUTE', amount, usable: `[${month}-01,${month}-28)`, kind: 'MONTHLY' },
      ...{ lot_account_id: newId(), determination_period: period, determination_number: 1 },
      ...{ granted_at: LONG_AGO, ...more },
    });
  }

  /** Writes what was noted, each table in one statement. */
  async flush(): Promise<void> {
    for (const [table, rows] of this.rows) {
      if (rows.length > 0) await this.t.db.query(insertOf(table, rows), [JSON.stringify(rows)]);
      this.rows.set(table, []);
    }
    if (this.assumed.size === 0) return;
    const admin = new Client({ connectionString: this.t.database.adminUrl });
    await admin.connect();
    try {
      await admin.query('SET session_replication_role = replica');
      for (const [table, rows] of this.assumed)
        await admin.query(insertOf(table, rows), [JSON.stringify(rows)]);
    } finally {
      await admin.end();
    }
    this.assumed.clear();
  }
}

function insertOf(table: string, rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].join(', ');
  return `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`;
}

const LONG_AGO = '2026-01-01T00:00:00+08:00';

/** `2026-10-12 09:00` in China and so many minutes later, as an instant. */
export const chinaTime = (at: string, minutes: number): string =>
  new Date(new Date(`${at.replace(' ', 'T')}:00+08:00`).getTime() + minutes * 60_000).toISOString();

const allAt = (instant: string): Row => ({ device_at: instant, server_at: instant, occurred_at: instant });
