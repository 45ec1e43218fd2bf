import { Injectable } from '@nestjs/common';
import { LedgerFacade } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';

/** The log of what holds for the whole installation, where no division is named. */
const EVERYWHERE = 0;
/** What a decision itself writes, and a successor later: not part of what was decided on. */
const NOT_CONTENT = `'{state,approved_by,decided_at,reason,effective}'::text[]`;

/** Every decision about the law is sealed with the hash of what was decided on, so that nobody can have meant another one. */
@Injectable()
export class LawLog {
  constructor(private readonly ledger: LedgerFacade) {}

  async version(
    tx: Tx,
    law: { id: string; version: number; code: string; regionId: number | null; state: string },
  ): Promise<void> {
    const [{ hash }] = await tx.query<{ hash: string }>(
      `SELECT encode(sha256(convert_to((to_jsonb(v) - ${NOT_CONTENT})::text, 'UTF8')), 'hex') AS hash
         FROM entitlement.programme_version v WHERE programme_id = $1 AND version = $2`,
      [law.id, law.version],
    );
    await this.ledger.log(tx, {
      countyId: law.regionId ?? EVERYWHERE,
      kind: 'POLICY',
      reference: `${law.code}/${law.version}`,
      facts: { state: law.state, contentHash: hash, by: tx.ctx.actor.accountId },
    });
  }

  async parameter(
    tx: Tx,
    value: { id: string; name: string; regionId: number | null; state: string },
  ): Promise<void> {
    const [{ hash }] = await tx.query<{ hash: string }>(
      `SELECT encode(sha256(convert_to((to_jsonb(p) - ${NOT_CONTENT})::text, 'UTF8')), 'hex') AS hash
         FROM entitlement.parameter p WHERE id = $1`,
      [value.id],
    );
    await this.ledger.log(tx, {
      countyId: value.regionId ?? EVERYWHERE,
      kind: 'PARAMETER',
      reference: value.id,
      facts: { name: value.name, state: value.state, contentHash: hash, by: tx.ctx.actor.accountId },
    });
  }
}
