import { Inject, Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { CONFIG, Database, type Config, type MadeFile } from '@anzhi/platform';
import { sha256, statementCsv } from '../documents/statement-csv';
import { statementPdf } from '../documents/statement-pdf';
import { statementXlsx } from '../documents/statement-xlsx';
import { SettlementErrors } from '../settlement.errors';
import { BATCH_COLUMNS, type Batch } from './batch';
import { BatchStore, wrongState } from './batch-store';
import type { StatementCheckView, StatementFormat } from './statement-files.dto';
import { StatementReader } from './statement-reader';

const KEPT_CHECKS = 500;

/** A statement as page, sheet and data file, all drawn from one content; and the answer to who holds one. */
@Injectable()
export class StatementFiles {
  /** A statement only changes with its steps; whoever asks again and again makes no work. */
  private readonly checks = new Map<string, { readonly at: number; readonly view: StatementCheckView }>();

  constructor(
    private readonly db: Database,
    private readonly batches: BatchStore,
    private readonly reader: StatementReader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws settlement.batch-not-found, settlement.wrong-state for a draft, settlement.glyph-missing */
  async execute(ctx: Ctx, id: string, format: StatementFormat): Promise<MadeFile> {
    const batch = await this.batches.find(this.db, ctx, id);
    if (!batch.root) throw wrongState(batch);
    const content = await this.draw(batch, format);
    return { name: `${batch.number}.${format.toLowerCase()}`, content };
  }

  /**
   * Whether a statement of this number was issued, and what it comes to: for anybody who holds its paper.
   * @throws settlement.batch-not-found, also for one that has not been approved
   */
  async check(number: string): Promise<StatementCheckView> {
    const [batch] = await this.db.query<Batch>(
      `SELECT ${BATCH_COLUMNS} FROM settlement.batch b
        WHERE b.number = $1 AND b.state IN ('COUNTY_APPROVED', 'EXPORTED', 'PAID', 'ARCHIVED')`,
      [number],
    );
    if (!batch) throw SettlementErrors.batchNotFound();
    const known = this.checks.get(number);
    if (known?.at === batch.movedAt.getTime()) return known.view;
    const view = await this.view(batch);
    if (this.checks.size >= KEPT_CHECKS) this.checks.clear();
    this.checks.set(number, { at: batch.movedAt.getTime(), view });
    return view;
  }

  private async view(batch: Batch): Promise<StatementCheckView> {
    const body = await this.reader.of(this.db, batch);
    return {
      number: batch.number,
      month: batch.month,
      countyName: body.head.county.name,
      providerName: body.head.provider.name,
      lines: body.totals.lines,
      payableFen: body.totals.payableFen,
      state: batch.state,
      root: body.proof.root,
      dataSha256: sha256(await statementCsv(body)),
    };
  }

  private async draw(batch: Batch, format: StatementFormat): Promise<Buffer> {
    const body = await this.reader.of(this.db, batch);
    const data = await statementCsv(body);
    if (format === 'CSV') return data;
    const verificationUrl = `${this.config.publicUrl}/#verify/statement=${batch.number}`;
    const content = { ...body, proof: { ...body.proof, dataSha256: sha256(data), verificationUrl } };
    return format === 'PDF' ? statementPdf(content) : statementXlsx(content);
  }
}
