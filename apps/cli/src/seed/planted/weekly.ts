import type { Coordinate } from '@anzhi/geo';
import { Random } from '@anzhi/kernel';
import type { Client } from '../history/client';
import {
  type Caregiver,
  type Facts,
  type Item,
  type Provider,
  qualified,
  type Shift,
} from '../history/facts';
import { metres } from './geometry';
import {
  CARE,
  DAYS_A_WEEK,
  DOOR_MINUTES_A_DAY,
  FURTHEST_WAY_METRES,
  HOUSEHOLD,
  ITEMS_TRIED,
  PLANNED_KMH,
  PLANNED_WAY_MINUTES,
  PROVIDERS_TRIED,
  RHYTHMS,
} from './proportions';

/** The same hour of every week, or of every second one. */
export interface Appointment {
  readonly client: Client;
  readonly provider: Provider;
  readonly caregiver: Caregiver;
  readonly item: Item;
  readonly minutes: number;
  /** ISO */
  readonly weekday: number;
  readonly startMinute: number;
  /** Of two weeks, in which; null: in both. */
  readonly fortnight: 0 | 1 | null;
}

interface Tour {
  until: number;
  place: Coordinate;
  minutes: number;
  visits: number;
}

/** The caregivers' weeks, laid out so that each can be lived: the way between two homes takes its time. */
export class Weeks {
  private readonly tours = new Map<Shift, Tour>();

  /** @param visitsADay so many, then a caregiver's day is full */
  constructor(private readonly visitsADay: number) {}

  /**
   * A free hour of this caregiver on another day than these: where she is nearby already, and only then on a day that
   * is still empty.
   */
  take(
    caregiver: Caregiver,
    place: Coordinate,
    minutes: number,
    not: ReadonlySet<number>,
    mayBegin: boolean,
  ) {
    const days = caregiver.shifts.slice(0, DAYS_A_WEEK).filter(({ weekday }) => !not.has(weekday));
    const [begun, empty] = [
      days.filter((day) => this.tours.has(day)),
      days.filter((day) => !this.tours.has(day)),
    ];
    for (const shift of mayBegin ? [...begun, ...empty] : begun) {
      const startMinute = this.startOf(shift, place, minutes);
      if (startMinute !== undefined) return { weekday: shift.weekday, startMinute };
    }
    return undefined;
  }

  private startOf(shift: Shift, place: Coordinate, minutes: number): number | undefined {
    const tour = this.tours.get(shift) ?? { until: shift.startMinute, place, minutes: 0, visits: 0 };
    const way = metres(tour.place, place);
    const travel = tour.visits === 0 ? 0 : PLANNED_WAY_MINUTES + (way / 1000 / PLANNED_KMH) * 60;
    const start = Math.ceil((tour.until + travel) / 5) * 5;
    const isFull = tour.visits >= this.visitsADay || tour.minutes + minutes > DOOR_MINUTES_A_DAY;
    if (isFull || way > FURTHEST_WAY_METRES || start + minutes > shift.endMinute) return undefined;
    const next = { until: start + minutes, place, minutes: tour.minutes + minutes, visits: tour.visits + 1 };
    this.tours.set(shift, next);
    return start;
  }
}

/** A senior's standing appointments; none when nobody who may come has an hour left. */
export function appointmentsOf(facts: Facts, weeks: Weeks, client: Client, random: Random): Appointment[] {
  const rhythm = RHYTHMS.find(({ upTo }) => client.grantMinutes <= upTo) ?? RHYTHMS[0];
  const wanted = random.integer(...rhythm.minutes);
  for (const item of wishes(facts, client, random)) {
    const minutes = Math.max(Math.ceil(wanted / 5) * 5, item.minMinutes);
    const providers = facts.providersFor(client.townId, item).slice(0, PROVIDERS_TRIED);
    for (const mayBegin of [false, true]) {
      for (const provider of providers) {
        for (const caregiver of inTurn(provider, client, qualified(provider, item, client.sex))) {
          const pairing = { client, provider, caregiver, item, minutes };
          const found = fill(weeks, pairing, rhythm.visitsInTwoWeeks, mayBegin, random);
          if (found.length > 0) return found;
        }
      }
    }
  }
  return [];
}

/** Whoever goes to a town goes to many there: the same order for all of it. */
const inTurn = ({ id }: Provider, { townId }: Client, team: readonly Caregiver[]): Caregiver[] =>
  new Random(`${id} ${townId}`).shuffle(team);

type Pairing = Pick<Appointment, 'client' | 'provider' | 'caregiver' | 'item' | 'minutes'>;

function fill(
  weeks: Weeks,
  pairing: Pairing,
  visitsInTwoWeeks: number,
  mayBegin: boolean,
  random: Random,
): Appointment[] {
  const found: Appointment[] = [];
  const days = new Set<number>();
  for (let left = visitsInTwoWeeks; left > 0; left -= 2) {
    const slot = weeks.take(
      pairing.caregiver,
      pairing.client.place,
      pairing.minutes,
      days,
      mayBegin || found.length > 0,
    );
    if (!slot) break;
    days.add(slot.weekday);
    found.push({ ...pairing, ...slot, fortnight: left === 1 ? (random.integer(0, 1) as 0 | 1) : null });
  }
  return found;
}

function wishes(facts: Facts, { level }: Client, random: Random): Item[] {
  const left = [...((level ?? 0) >= 2 ? CARE : HOUSEHOLD)];
  const drawn: Item[] = [];
  while (left.length > 0 && drawn.length < ITEMS_TRIED) {
    const code = random.weighted(left);
    left.splice(
      left.findIndex(([each]) => each === code),
      1,
    );
    const item = facts.item(code);
    if (item) drawn.push(item);
  }
  return drawn;
}
