/** What a fact may be. A number is a whole one, exact in the browser; other numbers are written as text. */
export type Fact = string | number | boolean | null;
export type Facts = Readonly<Record<string, Fact>>;

/** Something that is to be sealed in a county's log. */
export interface NewLogEntry {
  /** The region whose log it belongs to: a county, or a city for what is decided there. */
  readonly countyId: number;
  /** One upper-case word: POLICY, RULE_VERSION, FRAME, CASE, STATEMENT, ROLE … */
  readonly kind: string;
  /** The id of what it is about. */
  readonly reference: string;
  /** In the clear and for ever, so without anything personal. Names are camelCase. */
  readonly facts: Facts;
  /** Personal values by name: the log keeps a salted commitment, which proves the value until its salt is erased. */
  readonly secrets?: Readonly<Record<string, string>>;
}

/** A commitment: SHA-256(0x02, 32 bytes of salt, value as UTF-8). */
export class Commitment {
  constructor(readonly hash: Buffer) {}
}

/** What a leaf says, whatever it was taken from. */
export interface LeafContent {
  /** The table it was taken from, so that no entry of one can pass for one of another: TRANSFER, ENTRY … */
  readonly source: string;
  readonly kind: string;
  readonly reference: string;
  /** Microseconds since 1970, as PostgreSQL keeps time. */
  readonly atMicros: bigint;
  readonly fields: Readonly<Record<string, Fact | bigint | Commitment>>;
}

/** What is printed on statements, so that whoever keeps the paper can hold the log to it. */
export interface LogFingerprint {
  /** Leaves of the log then. */
  readonly size: number;
  /** The first 32 hex digits of the root in eight groups. */
  readonly groups: string;
  readonly signedAt: Date;
}
