import { Injectable } from '@nestjs/common';
import { LedgerFacade } from '@anzhi/ledger';
import type { Tx } from '@anzhi/platform';
import type { ProgrammeLaw } from './programme';

/** In the programme's unit: where grants come from, where what is spent and what lapses goes. */
const BENEFIT_KINDS = ['SOURCE', 'SPENT', 'LAPSED'] as const;
/** In fen: what is owed for services, and where it comes from where the county set no budget. */
const MONEY_KINDS = ['PAYABLE', 'FUNDING'] as const;
export type ProgrammeAccountKind = (typeof BENEFIT_KINDS)[number] | (typeof MONEY_KINDS)[number];
export type ProgrammeAccountIds = Readonly<Record<ProgrammeAccountKind, string>>;

const OPENING_LOCK = 7_262_108;

/** A programme's own accounts in one county. They only record, so no two bookings wait for each other there. */
@Injectable()
export class ProgrammeAccounts {
  constructor(private readonly ledger: LedgerFacade) {}

  /** Opens them on first use. */
  async of(
    tx: Tx,
    countyId: number,
    programme: Pick<ProgrammeLaw, 'id' | 'unit'>,
  ): Promise<ProgrammeAccountIds> {
    return (await this.find(tx, countyId, programme.id)) ?? (await this.open(tx, countyId, programme));
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

  private async open(
    tx: Tx,
    countyId: number,
    { id, unit }: Pick<ProgrammeLaw, 'id' | 'unit'>,
  ): Promise<ProgrammeAccountIds> {
    await tx.query('SELECT pg_advisory_xact_lock($1, $2)', [OPENING_LOCK, countyId]);
    const opened = await this.find(tx, countyId, id);
    if (opened) return opened;
    const ids: Partial<Record<ProgrammeAccountKind, string>> = {};
    for (const kind of BENEFIT_KINDS) ids[kind] = await this.record(tx, countyId, unit, kind);
    for (const kind of MONEY_KINDS) ids[kind] = await this.record(tx, countyId, 'FEN', kind);
    await tx.query(
      `INSERT INTO entitlement.programme_account (county_id, programme_id, kind, account_id)
       SELECT $1, $2, kind, account_id FROM unnest($3::text[], $4::uuid[]) AS new(kind, account_id)`,
      [countyId, id, Object.keys(ids), Object.values(ids)],
    );
    return ids as ProgrammeAccountIds;
  }

  private record(
    tx: Tx,
    countyId: number,
    unit: ProgrammeLaw['unit'],
    kind: ProgrammeAccountKind,
  ): Promise<string> {
    const account = { countyId, unit, kind: `PROGRAMME_${kind}`, authorising: false, noOverdraft: false };
    return this.ledger.openAccount(tx, account);
  }
}
