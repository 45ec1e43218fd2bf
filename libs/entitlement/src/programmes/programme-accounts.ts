import { Injectable } from '@nestjs/common';
import { LedgerFacade } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';

const KINDS = ['SOURCE', 'SPENT', 'LAPSED'] as const;
export type ProgrammeAccountKind = (typeof KINDS)[number];
export type ProgrammeAccountIds = Readonly<Record<ProgrammeAccountKind, string>>;

const OPENING_LOCK = 7_262_108;

/**
 * A programme's own accounts in one county: where grants come from, where spent and lapsed minutes go. They only
 * record, so no two bookings wait for each other there.
 */
@Injectable()
export class ProgrammeAccounts {
  constructor(private readonly ledger: LedgerFacade) {}

  /** Opens them on first use. */
  async of(tx: Tx, countyId: number, programmeId: string): Promise<ProgrammeAccountIds> {
    return (await this.find(tx, countyId, programmeId)) ?? (await this.open(tx, countyId, programmeId));
  }

  private async find(
    tx: Tx,
    countyId: number,
    programmeId: string,
  ): Promise<ProgrammeAccountIds | undefined> {
    const rows = await tx.query<{ kind: ProgrammeAccountKind; accountId: string }>(
      `SELECT kind, account_id AS "accountId" FROM entitlement.programme_account
        WHERE county_id = $1 AND programme_id = $2`,
      [countyId, programmeId],
    );
    if (!rows.length) return undefined;
    return Object.fromEntries(rows.map(({ kind, accountId }) => [kind, accountId])) as ProgrammeAccountIds;
  }

  private async open(tx: Tx, countyId: number, programmeId: string): Promise<ProgrammeAccountIds> {
    await tx.query('SELECT pg_advisory_xact_lock($1, $2)', [OPENING_LOCK, countyId]);
    const opened = await this.find(tx, countyId, programmeId);
    if (opened) return opened;
    const recording = { countyId, unit: 'MINUTE', authorising: false, noOverdraft: false } as const;
    for (const kind of KINDS) {
      const accountId = await this.ledger.openAccount(tx, { ...recording, kind: `PROGRAMME_${kind}` });
      await tx.query(
        `INSERT INTO entitlement.programme_account (county_id, programme_id, kind, account_id)
         VALUES ($1, $2, $3, $4)`,
        [countyId, programmeId, kind, accountId],
      );
    }
    return this.of(tx, countyId, programmeId);
  }
}
