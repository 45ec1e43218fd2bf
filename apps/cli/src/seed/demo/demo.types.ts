import type { Role } from '@anzhi/contracts';
import type { Coordinate } from '@anzhi/geo';
import type { BlindIndex, FieldCipher } from '@anzhi/platform';

export interface DemoFamily {
  readonly accountId: string;
  readonly name: string;
  /** Their names. */
  readonly seniors: readonly string[];
  /** The first one's home. */
  readonly place: Coordinate;
  readonly townId: number;
  readonly countyId: number;
}

export interface DemoProvider {
  readonly id: string;
  readonly name: string;
  readonly dispatcherId: string;
  readonly dispatcherName: string;
  readonly caregivers: readonly { readonly id: string; readonly accountId: string; readonly name: string }[];
}

/** Somebody who gets a login. */
export interface Person {
  readonly accountId: string;
  readonly role: Role;
  readonly label: string;
}

export interface Keys {
  readonly cipher: FieldCipher;
  readonly index: BlindIndex;
}
