import { Injectable } from '@nestjs/common';
import { GeoErrors, GeoFacade, withinRegions } from '@anzhi/geo';
import { accountOf, businessDate, newId, type Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, UnitOfWork, type MadeFile, type Page, type Tx } from '@anzhi/platform';
import { SettlementErrors } from '../settlement.errors';
import { BankFileFormat, type Transfer } from './bank-file.format';
import type { BankFilesQuery, BankFileView, MadeBankFileView } from './transfers.dto';

const FILE_LOCK = 7_262_132;

interface Due {
  readonly batchId: string;
  readonly number: string;
  readonly providerId: string;
  readonly fen: number;
  /** null: no approved account. */
  readonly accountSeq: number | null;
}

type Row = Omit<BankFileView, 'madeAt'> & { readonly madeAt: Date };

/** What the bank is asked to transfer. That it did so, finance records statement by statement. */
@Injectable()
export class BankFiles {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly geo: GeoFacade,
    private readonly format: BankFileFormat,
  ) {}

  /**
   * All exported statements of the county that come to something, each to its provider's account.
   * @throws geo.region-not-found, settlement.nothing-to-transfer
   */
  make(ctx: Ctx, countyId: number): Promise<MadeBankFileView> {
    return this.uow.run(ctx, async (tx) => {
      if (!(await this.geo.subtree(ctx.scope.regionIds)).includes(countyId)) throw GeoErrors.regionNotFound();
      await tx.query('SELECT pg_advisory_xact_lock($1, $2)', [FILE_LOCK, countyId]);
      const due = await tx.query<Due>(DUE, [countyId]);
      const payable = due.filter(({ accountSeq }) => accountSeq !== null);
      if (!payable.length) throw SettlementErrors.nothingToTransfer();
      const file = await this.add(tx, countyId, payable);
      tx.audit({
        action: 'settlement.bank-file-made',
        ...{ subject: 'bank-file', subjectId: file.id, regionId: countyId },
        details: { number: file.number, transfers: file.transfers, fen: file.fen },
      });
      const withoutAccount = due.filter(({ accountSeq }) => accountSeq === null);
      return { ...file, withoutAccount: withoutAccount.map(({ number }) => number) };
    });
  }

  /** The newest first. */
  async list(ctx: Ctx, query: BankFilesQuery): Promise<Page<BankFileView>> {
    const [after] = cursorKey(query, ['uuid']) ?? [null];
    const rows = await this.db.query<Row>(
      `${FILES} WHERE ${withinRegions('f.county_id', '$1')} AND ($2::uuid IS NULL OR f.id < $2)
        ORDER BY f.id DESC LIMIT $3`,
      [ctx.scope.regionIds, after, query.limit + 1],
    );
    return pageOf(rows.map(viewOf), query.limit, ({ id }) => [id]);
  }

  /** The same file each time. @throws settlement.bank-file-not-found also when the caller may not see it */
  async content(ctx: Ctx, id: string): Promise<MadeFile> {
    const [file] = await this.db.query<Row>(
      `${FILES} WHERE ${withinRegions('f.county_id', '$1')} AND f.id = $2`,
      [ctx.scope.regionIds, id],
    );
    if (!file) throw SettlementErrors.bankFileNotFound();
    const transfers = await this.db.query<Transfer>(TRANSFERS, [file.countyId, id]);
    return this.format.write({ number: file.number, transfers });
  }

  private async add(tx: Tx, countyId: number, due: readonly Due[]): Promise<BankFileView> {
    const id = newId(tx.now);
    const code = (await this.geo.region(countyId))?.code ?? String(countyId);
    const prefix = `FK-${code}-${businessDate(tx.now).replaceAll('-', '')}-`;
    const [{ number }] = await tx.query<{ number: string }>(
      `INSERT INTO settlement.bank_file (county_id, id, number, made_by, made_at)
       SELECT $1, $2, $3::text || lpad((count(*) + 1)::text, 5, '0'), $4, $5
         FROM settlement.bank_file WHERE county_id = $1 AND starts_with(number, $3) RETURNING number`,
      [countyId, id, prefix, accountOf(tx.ctx), tx.now],
    );
    await tx.query(
      `INSERT INTO settlement.bank_file_item (county_id, file_id, batch_id, provider_id, account_seq, fen)
       SELECT $1, $2, i.* FROM unnest($3::uuid[], $4::uuid[], $5::int[], $6::bigint[]) AS i`,
      [
        ...[countyId, id, due.map(({ batchId }) => batchId), due.map(({ providerId }) => providerId)],
        ...[due.map(({ accountSeq }) => accountSeq!), due.map(({ fen }) => fen)],
      ],
    );
    const fen = due.reduce((sum, each) => sum + each.fen, 0);
    return { id, number, countyId, transfers: due.length, fen, madeAt: tx.now.toISOString() };
  }
}

const viewOf = ({ madeAt, ...row }: Row): BankFileView => ({ ...row, madeAt: madeAt.toISOString() });

const DUE = `
  SELECT b.id AS "batchId", b.number, b.provider_id AS "providerId", o.payable_fen AS fen,
         (SELECT max(a.seq) FROM settlement.bank_account a
           WHERE (a.county_id, a.provider_id) = (b.county_id, b.provider_id) AND a.state = 'APPROVED') AS "accountSeq"
    FROM settlement.batch b JOIN settlement.payout o ON o.county_id = b.county_id AND o.batch_id = b.id
   WHERE b.county_id = $1 AND b.state = 'EXPORTED' AND o.payable_fen > 0 ORDER BY b.number`;

const FILES = `
  SELECT f.id, f.number, f.county_id AS "countyId", s.transfers, s.fen, f.made_at AS "madeAt"
    FROM settlement.bank_file f
   CROSS JOIN LATERAL (SELECT count(*)::int AS transfers, coalesce(sum(i.fen), 0)::bigint AS fen
                         FROM settlement.bank_file_item i WHERE i.county_id = f.county_id AND i.file_id = f.id) s`;

const TRANSFERS = `
  SELECT b.number, a.bank_name AS "bankName", a.account_name AS "accountName", a.account_no AS "accountNo", i.fen
    FROM settlement.bank_file_item i
    JOIN settlement.batch b ON b.county_id = i.county_id AND b.id = i.batch_id
    JOIN settlement.bank_account a ON (a.county_id, a.provider_id, a.seq) = (i.county_id, i.provider_id, i.account_seq)
   WHERE i.county_id = $1 AND i.file_id = $2 ORDER BY b.number`;
