import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@anzhi/platform';
import { LedgerErrors } from '../ledger.errors';
import type { NewEvidence } from '../ledger.types';

interface EvidenceRef {
  readonly countyId: number;
  readonly evidenceId: string;
}

@Injectable()
export class EvidenceRegister {
  async register(tx: Tx, { countyId, evidenceId, kind, reference, hash }: NewEvidence): Promise<void> {
    await tx.query(
      `INSERT INTO ledger.evidence (county_id, evidence_id, kind, reference, hash, registered_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (county_id, evidence_id) DO NOTHING`,
      [countyId, evidenceId, kind, reference, hash, tx.now],
    );
    const same = await tx.one(
      `SELECT FROM ledger.evidence
        WHERE county_id = $1 AND evidence_id = $2 AND kind = $3 AND reference = $4 AND hash = $5`,
      [countyId, evidenceId, kind, reference, hash],
    );
    if (!same) throw LedgerErrors.evidenceDiffers();
  }

  async verify(tx: Tx, { countyId, evidenceId }: EvidenceRef): Promise<void> {
    const [verified] = await tx.query(
      `UPDATE ledger.evidence SET state = 'VERIFIED', verified_at = $3
        WHERE county_id = $1 AND evidence_id = $2 AND state = 'REGISTERED' RETURNING evidence_id`,
      [countyId, evidenceId, tx.now],
    );
    if (verified || (await this.stateOf(tx, { countyId, evidenceId }))) return;
    throw LedgerErrors.evidenceNotFound();
  }

  async requireVerified(db: Queryable, evidence: EvidenceRef): Promise<void> {
    if ((await this.stateOf(db, evidence)) !== 'VERIFIED') throw LedgerErrors.evidenceNotVerified();
  }

  private async stateOf(db: Queryable, { countyId, evidenceId }: EvidenceRef): Promise<string | undefined> {
    const [row] = await db.query<{ state: string }>(
      'SELECT state FROM ledger.evidence WHERE county_id = $1 AND evidence_id = $2',
      [countyId, evidenceId],
    );
    return row?.state;
  }
}
