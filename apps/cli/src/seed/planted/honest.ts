import { Random } from '@anzhi/kernel';
import { derivedId } from '@anzhi/visits';
import type { Client } from '../history/client';
import type { Caregiver } from '../history/facts';
import type { CalendarDay } from './calendar';
import { type Claim, type DoorRecord, HOUR_MS, MINUTE_MS, type Photo, type Rating, type Word } from './claim';
import { metres, offset, told } from './geometry';
import {
  BAD_RECEPTION_SHARE,
  CUT_SHORT_SHARE,
  FAMILY_CONFIRMS_SHARE,
  GCJ02_PHONE_SHARE,
  LATE_UPLOAD_SHARE,
  NO_RECEPTION_SHARE,
  RATED_SHARE,
  RATINGS,
  SKIPPED_SHARE,
  TRAVEL_KMH,
} from './proportions';
import type { Appointment } from './weekly';

/** When nobody has said a word for so long, the visit counts as confirmed (the platform's default). */
export const SILENCE_MS = 72 * HOUR_MS;
const NO_SIGNAL = '屋内没有手机信号，手工登记';

/** The phone somebody carries. The second one is the one he bought later. */
export const phoneOf = (personId: string, number = 1): string =>
  number === 1 ? derivedId('device', personId) : derivedId('device', personId, String(number));

const datumOf = (caregiver: Caregiver) =>
  new Random(`datum ${caregiver.id}`).chance(GCJ02_PHONE_SHARE) ? 'GCJ02' : 'WGS84';

/** What honest people leave behind of a month of appointments. Nothing depends on what else is planted. */
export function honestMonth(
  appointments: readonly Appointment[],
  days: readonly CalendarDay[],
  period: number,
  random: Random,
  full: boolean,
): Claim[] {
  const byCaregiver = new Map<Caregiver, Appointment[]>();
  for (const each of appointments) {
    const of = byCaregiver.get(each.caregiver);
    if (of) of.push(each);
    else byCaregiver.set(each.caregiver, [each]);
  }
  const left = new Map<Client, number>();
  const claims: Claim[] = [];
  for (const of of byCaregiver.values()) {
    const restDays = [1, 2, 3].map(() => random.integer(1, days.length));
    for (const day of days) {
      if (restDays.includes(day.number)) continue;
      const tour = of
        .filter(
          ({ weekday, fortnight }) =>
            weekday === day.weekday && (fortnight ?? day.fortnight) === day.fortnight,
        )
        .filter((each) => !random.chance(SKIPPED_SHARE) && spend(left, each, period))
        .sort((a, b) => a.startMinute - b.startMinute);
      claims.push(...liveDay(tour, day, period, random, full));
    }
  }
  return claims;
}

/** Sets the minutes aside in the month's grant, where there are enough. */
function spend(left: Map<Client, number>, { client, minutes }: Appointment, period: number): boolean {
  const lot = client.lots.find((each) => each.period === period);
  if (!lot) return false;
  const rest = (left.get(client) ?? lot.minutes) - minutes;
  if (rest >= 0) left.set(client, rest);
  return rest >= 0;
}

/** One caregiver's day: nobody is at two doors at once, and the way takes its time. */
function liveDay(
  tour: readonly Appointment[],
  day: CalendarDay,
  period: number,
  random: Random,
  full: boolean,
): Claim[] {
  let freeAt = 0;
  let place = tour[0]?.client.place;
  return tour.map((each) => {
    const plannedAt = day.startsAt + each.startMinute * MINUTE_MS;
    const kmh = random.integer(...TRAVEL_KMH);
    const way = (metres(place, each.client.place) / 1000 / kmh) * HOUR_MS + random.integer(60, 240) * 1000;
    const early = random.normal(-1, 5) * MINUTE_MS;
    const arrivedAt = Math.max(
      plannedAt + Math.min(Math.max(early, -14 * MINUTE_MS), 20 * MINUTE_MS),
      freeAt + way,
    );
    const claim = honestClaim(each, { date: day.date, period, plannedAt, arrivedAt }, random, full);
    freeAt = claim.leaving.at;
    place = each.client.place;
    return claim;
  });
}

export interface Moment {
  readonly date: string;
  readonly period: number;
  readonly plannedAt: number;
  readonly arrivedAt: number;
}

/** One visit as it went, with the small misfortunes of honest life. */
export function honestClaim(
  { client, provider, caregiver, item, minutes }: Omit<Appointment, 'weekday' | 'startMinute' | 'fortnight'>,
  { date, period, plannedAt, arrivedAt }: Moment,
  random: Random,
  full: boolean,
): Claim {
  const meant = minutes + Math.min(9, Math.max(-4, random.normal(1, 3)));
  const whole = meant > item.minMinutes ? meant : item.minMinutes + 0.2 + 5 * random.next();
  const stays = random.chance(CUT_SHORT_SHARE) ? minutes * (0.72 + 0.2 * random.next()) : whole;
  const seconds = Math.round(random.integer(0, 59));
  const at = Math.floor(arrivedAt / 1000) * 1000 + (seconds % 7) * 1000;
  const leftAt = at + Math.round(stays * 60) * 1000;
  const lateMs = random.chance(LATE_UPLOAD_SHARE) ? random.integer(20, 400) * MINUTE_MS : 0;
  const scene = { caregiver, client, lateMs, random };
  const claim: Claim = {
    ...{ client, provider, caregiver, item, date, period, plannedAt, minutes },
    second: null,
    arrival: doorRecord(at, scene),
    leaving: doorRecord(leftAt, scene),
    photos: full ? photosOf(client, random) : [],
    signature: full && random.chance(0.8) ? looks(random) : null,
    word: wordOf(client, leftAt + lateMs, random),
    rating: full ? honestRating(client, leftAt) : null,
    totalFen: null,
    approvedBy: null,
    approvedAt: 0,
    serial: random.uint32(),
  };
  if (lateMs > 0) claim.arrival.serverAt = claim.leaving.serverAt - 5_000;
  return claim;
}

interface Scene {
  readonly caregiver: Caregiver;
  readonly client: Client;
  /** The phone was offline for so long after the visit. */
  readonly lateMs: number;
  readonly random: Random;
}

/** At this home, with the phone one always carries. */
export function doorRecord(at: number, { caregiver, client, lateMs, random }: Scene): DoorRecord {
  const phone = {
    deviceId: phoneOf(caregiver.id),
    clockOffsetMs: Math.round(random.normal(0, 4_000)),
    mock: false,
  };
  const when = { at, serverAt: at + (lateMs || random.integer(300, 4_000)) };
  if (random.chance(NO_RECEPTION_SHARE)) {
    const way = random.chance(0.5)
      ? ({ method: 'DOOR_TAG', reason: null } as const)
      : ({ method: 'MANUAL', reason: NO_SIGNAL } as const);
    return { ...phone, ...when, ...way, place: null, accuracyMetres: 0 };
  }
  const isBad = random.chance(BAD_RECEPTION_SHARE);
  const asks = isBad || random.chance(0.1);
  const accuracyMetres = isBad ? random.integer(110, 700) : random.integer(4, 38);
  const error = isBad ? accuracyMetres * random.next() : Math.min(90, 6 + Math.abs(random.normal(0, 14)));
  const place = told(offset(client.place, error, random.next() * 2 * Math.PI), datumOf(caregiver));
  const method = asks ? 'CODE' : random.chance(0.15) ? 'DOOR_TAG' : 'POSITION';
  return { ...phone, ...when, method, reason: null, place, accuracyMetres };
}

/** 64 random bits. */
export const looks = (random: Random): bigint => (BigInt(random.uint32()) << 32n) | BigInt(random.uint32());

/** The same picture with so many of its bits changed. */
export function resembling(original: bigint, bits: number, random: Random): bigint {
  const places = random.shuffle(Array.from({ length: 64 }, (_, at) => at)).slice(0, bits);
  return places.reduce((picture, at) => picture ^ (1n << BigInt(at)), original);
}

/** Before and after: the same room from about the same corner, in another light and with other things lying about. */
function photosOf({ id }: Client, random: Random): Photo[] {
  const room = looks(new Random(`room ${id}`));
  return [0, 1].map(() => ({
    content: newContent(random),
    looks: resembling(room, random.integer(14, 30), random),
  }));
}

/** SHA-256 of a file nobody has. */
export const newContent = (random: Random): string =>
  Array.from({ length: 8 }, () => random.uint32().toString(16).padStart(8, '0')).join('');

export function wordOf({ representativeId }: Client, leftAt: number, random: Random): Word {
  if (representativeId && random.chance(FAMILY_CONFIRMS_SHARE)) {
    const at = leftAt + random.integer(4 * 60, 900 * 60) * 1000;
    return { accountId: representativeId, at, deviceId: phoneOf(representativeId) };
  }
  return { accountId: null, at: leftAt + SILENCE_MS, deviceId: null };
}

/** Some families say how it was: mostly well, now and then not. Nothing else depends on it. */
function honestRating({ id, representativeId }: Client, leftAt: number): Rating | null {
  const random = new Random(`rating ${id} ${leftAt}`);
  if (!representativeId || !random.chance(RATED_SHARE)) return null;
  return ratingOf(random.weighted(RATINGS), leftAt, random);
}

const PRAISE = ['PUNCTUAL', 'KIND', 'SKILLED', 'THOROUGH'] as const;
const BLAME = ['LATE', 'UNKIND', 'UNSKILLED', 'TOO_SHORT', 'NOT_ALL_DONE'] as const;

/** Whoever is content praises something, and whoever is not says what was wrong. */
export const ratingOf = (
  score: number,
  leftAt: number,
  random: Random,
  blame: readonly string[] = BLAME,
): Rating => ({
  score,
  reasons: random.chance(0.2) ? [] : [random.pick<string>(score > 3 ? PRAISE : blame)],
  at: leftAt + random.integer(20, 3_000) * MINUTE_MS,
});
