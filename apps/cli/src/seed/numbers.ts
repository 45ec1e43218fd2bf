import { IDENTITY_SEQUENCES, makeIdentityNumber, type Random, type Sex } from '@anzhi/kernel';
import { v7 } from 'uuid';
import { dateOf, type Day, dayOf } from './dates';

const FIRST_BIRTH = dayOf('1900-01-01');
const BIRTH_DAYS = dayOf('2015-01-01') - FIRST_BIRTH;

/** How many cities may lie side by side in one database without a number twice. */
const CITIES = 5;
const SEQUENCES_PER_CITY = IDENTITY_SEQUENCES / CITIES;

/** Identity numbers, none twice. The table has a fixed size for each division, whatever the size of the city. */
export class IdentityNumbers {
  private readonly given = new Map<string, Uint16Array>();

  /** @param city 0 to 4: each city gives numbers of its own, also to those who were born in another one */
  constructor(private readonly city: number) {}

  next(regionCode: string, birth: Day, sex: Sex): string {
    let counts = this.given.get(regionCode);
    if (!counts) this.given.set(regionCode, (counts = new Uint16Array(2 * BIRTH_DAYS)));
    const cell = 2 * (birth - FIRST_BIRTH) + (sex === 'MALE' ? 1 : 0);
    const count = counts[cell]++;
    if (count >= SEQUENCES_PER_CITY)
      throw new RangeError(`${regionCode} has no number left for ${dateOf(birth)}`);
    const sequence = this.city * SEQUENCES_PER_CITY + ((count + cell * 37) % SEQUENCES_PER_CITY);
    return makeIdentityNumber(regionCode, dateOf(birth), sequence, sex);
  }
}

/** Mobile ranges that no operator has been assigned: valid in form, nobody's number. */
const UNASSIGNED_RANGES = {
  senior: '164',
  representative: '161',
  caregiver: '163',
  provider: '160',
  officer: '168',
} as const;
const NUMBERS_PER_RANGE = 100_000_000;
// Shares no factor with the size of a range, so that counting up visits every number once.
const STRIDE = 61_803_399;

const NUMBERS_PER_CITY = NUMBERS_PER_RANGE / CITIES;

/** Phone numbers, none twice. */
export class PhoneNumbers {
  private readonly counts = { senior: 0, representative: 0, caregiver: 0, provider: 0, officer: 0 };
  private readonly start: number;

  /** @param city 0 to 4: each city has a part of every range to itself, of which it begins in the first half */
  constructor(random: Random, city: number) {
    this.start = city * NUMBERS_PER_CITY + random.integer(0, NUMBERS_PER_CITY / 2);
  }

  next(owner: keyof typeof UNASSIGNED_RANGES): string {
    const number = ((this.start + this.counts[owner]) * STRIDE) % NUMBERS_PER_RANGE;
    this.counts[owner] += 1;
    return UNASSIGNED_RANGES[owner] + String(number).padStart(8, '0');
  }
}

/** A UUIDv7 of this moment, made of the generator's bits alone. */
export function idAt(msecs: number, random: Random): string {
  const bytes = new Uint8Array(16);
  for (let at = 0; at < 16; at += 4) {
    const word = random.uint32();
    bytes[at] = word;
    bytes[at + 1] = word >>> 8;
    bytes[at + 2] = word >>> 16;
    bytes[at + 3] = word >>> 24;
  }
  return v7({ msecs, random: bytes });
}

/** UUIDv7 in order of generation: one a millisecond from the start of the day before `asOf`. */
export class SeedIds {
  private msecs: number;

  constructor(
    private readonly random: Random,
    asOf: Day,
  ) {
    this.msecs = (asOf - 1) * 86_400_000;
  }

  next(): string {
    this.msecs += 1;
    return idAt(this.msecs, this.random);
  }
}
