import type { Coordinate } from '@anzhi/geo';
import type { Client } from '../history/client';
import type { Caregiver, Item, Provider } from '../history/facts';

/** What the device says at the door. Instants in milliseconds. */
export interface DoorRecord {
  /** By the clock of the world; what the device shows is `clockOffsetMs` beside it. */
  at: number;
  serverAt: number;
  clockOffsetMs: number;
  method: 'POSITION' | 'CODE' | 'MANUAL' | 'DOOR_TAG' | 'CARD';
  /** What the phone reports, which is not always where it is; null: nothing. */
  place: Coordinate | null;
  accuracyMetres: number;
  /** The phone itself admits that the position was made up. */
  mock: boolean;
  deviceId: string;
  reason: string | null;
  /** The card that was read is somebody else's. */
  isOthersCard?: boolean;
}

export interface Photo {
  /** Fingerprint of the file. */
  readonly content: string;
  /** 64 bits of what it looks like: pictures that look alike differ in few of them. */
  readonly looks: bigint;
}

/** How content the family is: from 1 to 5, with what people say when they are asked why. */
export interface Rating {
  readonly score: number;
  readonly reasons: readonly string[];
  readonly at: number;
}

export interface Word {
  /** Whose account; null: nobody said anything for three days. */
  accountId: string | null;
  at: number;
  /** The phone from which the word came, where one is known. */
  deviceId: string | null;
}

/**
 * A visit as the records tell it, before it is written. Mutable: honest people leave one behind, and a behaviour
 * changes what they would have left.
 */
export interface Claim {
  readonly client: Client;
  provider: Provider;
  caregiver: Caregiver;
  readonly item: Item;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly period: number;
  plannedAt: number;
  minutes: number;
  /** Comes second, when two were ordered. */
  second: {
    readonly caregiver: Caregiver;
    readonly arrival: DoorRecord;
    readonly leaving: DoorRecord;
  } | null;
  arrival: DoorRecord;
  leaving: DoorRecord;
  photos: Photo[];
  /** Picture of the signature; null: could not sign. */
  signature: bigint | null;
  word: Word;
  /** Null: the family has not said. */
  rating: Rating | null;
  /** Null: what the price list says. */
  totalFen: number | null;
  /** The officer who approved what the platform had doubts about; null: nobody had to, or nobody has yet. */
  approvedBy: string | null;
  approvedAt: number;
  /** Distinguishes two of the same senior at the same moment. */
  readonly serial: number;
}

export const stayMinutes = ({ arrival, leaving }: Claim): number =>
  Math.max(0, Math.floor((leaving.at - arrival.at) / 60_000));

/** What the public pays for: never more than was agreed. */
export const billedMinutes = (claim: Claim): number => Math.min(stayMinutes(claim), claim.minutes);

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
