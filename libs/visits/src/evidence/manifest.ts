import { createHash } from 'node:crypto';

/** What was recorded at the door, as it is sealed at check-out. Instants are ISO 8601, ids as they are stored. */
export interface EvidenceManifest {
  readonly version: 2;
  readonly visit: {
    readonly id: string;
    readonly orderId: string;
    readonly providerId: string;
    readonly caregiverId: string;
    readonly seat: number;
    readonly seats: number;
    readonly seniorId: string;
    readonly itemCode: string;
    readonly startsAt: string;
    readonly plannedMinutes: number;
    readonly actualMinutes: number | null;
  };
  /** Arrival, then leaving. */
  readonly punches: readonly SealedPunch[];
  /** In the order in which they were made, then of their ids. Of a file its hash: the content may follow. */
  readonly proofs: readonly SealedProof[];
  /** By code. */
  readonly tasks: readonly object[];
}

export interface SealedPunch {
  readonly kind: 'IN' | 'OUT';
  readonly method: string;
  readonly deviceAt: string;
  readonly serverAt: string;
  readonly occurredAt: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly datum: string | null;
  readonly accuracyMetres: number | null;
  readonly distanceMetres: number | null;
  readonly reason: string | null;
  readonly flags: readonly string[];
  readonly demand: number;
  readonly deviceId: string | null;
  readonly anchorNonce: string | null;
  readonly skewMs: number | null;
  readonly offlineMs: number;
}

export interface SealedProof {
  readonly id: string;
  readonly kind: 'IN' | 'OUT';
  readonly method: string;
  readonly capturedAt: string;
  readonly receivedAt: string;
  readonly result: string;
  readonly label: string;
  readonly sha256: string | null;
  readonly perceptualHash: string | null;
  readonly tagId: string | null;
  readonly tagCounter: number | null;
  readonly reasonCode: string | null;
  readonly note: string | null;
}

/** SHA-256 of the canonical text: changed evidence no longer matches what the ledger registered. */
export const hashOf = (sealed: object): Buffer => createHash('sha256').update(canonical(sealed)).digest();

/** JSON whose members are in the order of their names, without blanks; the same facts are the same bytes. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}
