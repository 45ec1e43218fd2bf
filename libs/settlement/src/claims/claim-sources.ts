import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';

/** What whoever proved a service knows of it; null: that is not known of this kind. */
export interface ClaimFacts {
  /** Township in which it was given: its officers verify the line. Null: the county does. */
  readonly regionId: number | null;
  /** Masked. */
  readonly senior: string | null;
  /** Masked; who gave the service. */
  readonly performer: string | null;
  readonly lateMinutes: number | null;
  /** Elements of proof that are missing, in words people read. */
  readonly missing: readonly string[] | null;
}

/** Reads the facts of many services of one kind, by the ids of their evidence. */
export type ClaimSource = (
  db: Queryable,
  evidenceIds: readonly string[],
) => Promise<ReadonlyMap<string, ClaimFacts>>;

export const NOTHING_KNOWN: ClaimFacts = {
  regionId: null,
  senior: null,
  performer: null,
  lateMinutes: null,
  missing: null,
};

/**
 * Who knows the facts behind a kind of evidence. Money needs none of them: a kind without a source is settled all the
 * same, by the ledger alone, and no rule that asks for facts hits it.
 */
@Injectable()
export class ClaimSources {
  private readonly sources = new Map<string, ClaimSource>();

  /** @param kind of the ledger's evidence, `VISIT` */
  register(kind: string, source: ClaimSource): void {
    if (this.sources.has(kind)) throw new Error(`the kind ${kind} has two sources of facts`);
    this.sources.set(kind, source);
  }

  async factsOf(
    db: Queryable,
    claims: readonly { readonly kind: string; readonly evidenceId: string }[],
  ): Promise<ReadonlyMap<string, ClaimFacts>> {
    const found = new Map<string, ClaimFacts>();
    for (const [kind, source] of this.sources) {
      const ids = claims.filter((claim) => claim.kind === kind).map(({ evidenceId }) => evidenceId);
      if (ids.length) for (const [id, facts] of await source(db, ids)) found.set(id, facts);
    }
    return found;
  }
}
