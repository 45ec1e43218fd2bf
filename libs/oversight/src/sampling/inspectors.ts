import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Role } from '@anzhi/contracts';
import { IdentityFacade } from '@anzhi/identity';
import type { Queryable, Tx } from '@anzhi/platform';
import { drawKey } from './draw.policy';

export interface InspectorWish {
  readonly kind: 'CALL_BACK' | 'ON_SITE';
  readonly countyId: number;
  readonly providerId: string;
  readonly visitId: string;
  /** Of the sample's draw; without one a fresh one is taken and kept. */
  readonly seed: Buffer | null;
  /** Whoever judged it before. */
  readonly not?: string;
}

/** Who was drawn, of how many, and who was barred for which tie: kept with the task. */
export interface Drawn {
  readonly inspectorId: string | null;
  readonly pool: {
    readonly candidates: number;
    readonly barred: readonly { readonly accountId: string; readonly tie: string }[];
    readonly seed: string;
  };
}

const ROLES_FOR: Readonly<Record<InspectorWish['kind'], readonly Role[]>> = {
  CALL_BACK: ['COUNTY_INSPECTOR', 'CALL_CENTER'],
  ON_SITE: ['COUNTY_INSPECTOR'],
};

/**
 * Draws who goes there at random among those without a tie to the provider or the senior: by role, earlier employment,
 * family, or declared (双随机, policy.md 10.1). By the same rule as the visits, so that it can be drawn again.
 */
@Injectable()
export class Inspectors {
  constructor(private readonly identity: IdentityFacade) {}

  async draw(tx: Tx, wish: InspectorWish): Promise<Drawn> {
    const place = { regionIds: [wish.countyId] };
    const holders = await this.identity.holders(tx, ROLES_FOR[wish.kind], place, tx.now);
    const accounts = [...new Set(holders.map(({ accountId }) => accountId))];
    const ties = await this.ties(tx, accounts, wish);
    if (wish.not) ties.set(wish.not, 'JUDGED_BEFORE');
    const seed = wish.seed ?? randomBytes(32);
    const [first] = accounts
      .filter((id) => !ties.has(id))
      .map((id) => ({ id, key: drawKey(seed, `${wish.kind}:${wish.visitId}:${id}`) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    const barred = accounts
      .filter((id) => ties.has(id))
      .map((accountId) => ({ accountId, tie: ties.get(accountId)! }));
    return {
      inspectorId: first?.id ?? null,
      pool: { candidates: accounts.length - barred.length, barred, seed: seed.toString('hex') },
    };
  }

  /** Whether the account has to do with the provider or the visit's senior, now or earlier. */
  async isTied(
    db: Queryable,
    accountId: string,
    about: { providerId: string; visitId: string },
  ): Promise<boolean> {
    return (await this.ties(db, [accountId], about)).size > 0;
  }

  private async ties(
    db: Queryable,
    accounts: readonly string[],
    { providerId, visitId }: { providerId: string; visitId: string },
  ): Promise<Map<string, string>> {
    const rows = await db.query<{ accountId: string; kind: string }>(
      `SELECT account_id AS "accountId", min(kind) AS kind FROM oversight.inspector_tie
        WHERE account_id = ANY($1) AND (provider_id = $2
           OR senior_id = (SELECT senior_id FROM oversight.visit_of_case WHERE id = $3))
        GROUP BY account_id`,
      [accounts, providerId, visitId],
    );
    return new Map(rows.map(({ accountId, kind }) => [accountId, kind]));
  }
}
