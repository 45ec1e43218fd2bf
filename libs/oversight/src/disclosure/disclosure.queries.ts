import { Injectable } from '@nestjs/common';
import { defineErrors } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, writeTable, type MadeFile, type Page } from '@anzhi/platform';
import { DISCLOSURE_COLUMNS, DISCLOSURE_KINDS, type DisclosureLine } from './disclosure.policy';
import type {
  DisclosureLinesQuery,
  DisclosureLinesView,
  DisclosureLineView,
  DisclosureMonth,
  DisclosuresQuery,
  DisclosureView,
} from './disclosure.dto';

export const DisclosureErrors = defineErrors('oversight', {
  disclosureNotFound: { status: 404, zh: '这个月还没有公示', en: 'This month has not been made public' },
});

/** What is public is read by everybody. */
@Injectable()
export class DisclosureQueries {
  constructor(private readonly db: Database) {}

  /** The newest month first. */
  async months(query: DisclosuresQuery): Promise<Page<DisclosureView>> {
    const [period, county] = cursorKey(query, ['integer', 'integer']) ?? [null, null];
    const rows = await this.db.query<
      Omit<DisclosureView, 'root' | 'frozenAt'> & { root: Buffer; frozenAt: Date }
    >(
      `SELECT d.county_id AS "countyId", g.name AS "countyName", d.period, d.lines, d.root,
              d.least_people AS "leastPeople", d.frozen_at AS "frozenAt"
         FROM oversight.disclosure d JOIN geo.region g ON g.id = d.county_id
        WHERE ($1::int IS NULL OR d.county_id = $1)
          AND ($2::int IS NULL OR d.period < $2 OR d.period = $2 AND d.county_id > $3)
        ORDER BY d.period DESC, d.county_id LIMIT $4`,
      [query.countyId ?? null, period, county, query.limit + 1],
    );
    const views = rows.map(({ root, frozenAt, ...row }) => ({
      ...row,
      root: root.toString('hex'),
      frozenAt: frozenAt.toISOString(),
    }));
    return pageOf(views, query.limit, (each) => [each.period, each.countyId]);
  }

  /** @throws oversight.disclosure-not-found */
  async lines(
    { countyId, period }: DisclosureMonth,
    query: DisclosureLinesQuery,
  ): Promise<DisclosureLinesView> {
    await this.require({ countyId, period });
    const [after] = cursorKey(query, ['integer']) ?? [0];
    const rows = await this.db.query<DisclosureLineView>(
      `SELECT number, kind, cells FROM oversight.disclosure_line
        WHERE county_id = $1 AND period = $2 AND number > $3 AND ($4::text IS NULL OR kind = $4)
        ORDER BY number LIMIT $5`,
      [countyId, period, after, query.kind ?? null, query.limit + 1],
    );
    const columns = query.kind ? [...DISCLOSURE_COLUMNS[query.kind]] : [];
    return { columns, ...pageOf(rows, query.limit, ({ number }) => [number]) };
  }

  /** All of it, part after part with its heads, for a spreadsheet. */
  async csv({ countyId, period }: DisclosureMonth): Promise<MadeFile> {
    await this.require({ countyId, period });
    const lines = await this.db.query<DisclosureLine>(
      'SELECT kind, cells FROM oversight.disclosure_line WHERE county_id = $1 AND period = $2 ORDER BY number',
      [countyId, period],
    );
    const table = DISCLOSURE_KINDS.flatMap((kind) => [
      [TITLES[kind]],
      DISCLOSURE_COLUMNS[kind].map(({ zh }) => zh),
      ...lines.filter((line) => line.kind === kind).map(({ cells }) => cells),
      [''],
    ]);
    const content = await writeTable({ format: 'CSV', encoding: 'UTF-8' }, table);
    return { name: `disclosure-${countyId}-${period}.csv`, content };
  }

  private async require({ countyId, period }: DisclosureMonth): Promise<void> {
    const rows = await this.db.query(
      'SELECT FROM oversight.disclosure WHERE county_id = $1 AND period = $2',
      [countyId, period],
    );
    if (rows.length === 0) throw DisclosureErrors.disclosureNotFound();
  }
}

const TITLES: Readonly<Record<(typeof DISCLOSURE_KINDS)[number], string>> = {
  BENEFICIARY: '补贴对象',
  PROVIDER: '服务机构',
  PRICE: '服务价格',
  FINDING: '查处结果',
  AUDIT: '抽样审计',
};
