import type { GeoFacade } from '@anzhi/geo';
import { newId, type Scope } from '@anzhi/kernel';
import type { PersonalData } from '@anzhi/people';
import type {
  BlindIndex,
  ImportDefinition,
  ImportFile,
  Queryable,
  RowFinding,
  RowIdentity,
  RowOutcome,
  RowReader,
  Tx,
} from '@anzhi/platform';
import { FeedErrors } from './feed.errors';
import { FeedPermissions } from './feed.permissions';
import { columnsOf, FeedRowReader, type FeedRow } from './feed-row';
import type { FeedRule } from './feed-rule';

export interface FeedParts {
  readonly geo: GeoFacade;
  readonly blind: BlindIndex;
  readonly personal: PersonalData;
}

interface Found {
  readonly seniorId: string | null;
  readonly caregiverId: string | null;
}

/** A file of another authority; what the kinds differ in is said by their rules. */
export class FeedList implements ImportDefinition<FeedRow> {
  readonly kind: string;
  readonly title: FeedRule['title'];
  readonly permission = FeedPermissions.importFeeds;
  readonly columns: ImportDefinition<FeedRow>['columns'];
  private readonly reader: FeedRowReader;

  constructor(
    private readonly rule: FeedRule,
    private readonly parts: FeedParts,
  ) {
    this.kind = rule.kind;
    this.title = rule.title;
    this.columns = columnsOf(rule);
    this.reader = new FeedRowReader(parts.geo, parts.blind, rule);
  }

  read(cells: RowReader, scope: Scope): Promise<FeedRow | undefined> {
    return this.reader.read(cells, scope);
  }

  /** All rows are of one delivery: the same county and days. */
  identityOf({ identityNumber, countyId, coversFrom, coversTo, cells }: FeedRow): RowIdentity {
    return {
      key: JSON.stringify([identityNumber, cells]),
      subject: { key: 'delivery', description: `${countyId} ${coversFrom} ${coversTo}` },
    };
  }

  async check(db: Queryable, _: Scope, rows: readonly FeedRow[]): Promise<RowFinding[]> {
    const found = await this.persons(db, rows);
    const { code } = FeedErrors.feedPersonUnknown();
    return found.map(({ seniorId, caregiverId }) =>
      (seniorId ?? caregiverId) ? 'NEW' : [{ column: 'identityNumber', code, params: {} }],
    );
  }

  async apply(tx: Tx, row: FeedRow, file: ImportFile): Promise<RowOutcome> {
    const [{ seniorId, caregiverId }] = await this.persons(tx, [row]);
    if (!seniorId && !caregiverId) throw FeedErrors.feedPersonUnknown({}, '/identityNumber');
    await tx.query(DELIVERY, [
      ...[row.countyId, file.id, this.rule.feed, row.coversFrom, row.coversTo],
      ...[tx.now, file.uploadedBy],
    ]);
    const written = await tx.one<{ isNew: boolean }>(this.rule.write, [
      ...[row.countyId, newId(tx.now), caregiverId ? null : seniorId, caregiverId],
      ...[file.id, JSON.stringify(row.cells)],
    ]);
    if (!written) throw FeedErrors.feedProviderUnknown({}, '/creditCode');
    return written.isNew ? 'NEW' : 'CHANGED';
  }

  async completed(tx: Tx, { id }: ImportFile): Promise<void> {
    const deliveries = await tx.query<{ countyId: number; feed: string; from: string; to: string }>(
      `SELECT county_id AS "countyId", feed, lower(covers)::text AS "from", (upper(covers) - 1)::text AS "to"
         FROM oversight.feed_delivery WHERE import_id = $1`,
      [id],
    );
    for (const { countyId, ...delivered } of deliveries)
      tx.publish({
        type: 'oversight.feed-delivered.v1',
        payload: { importId: id, ...delivered },
        audience: { regionId: countyId },
      });
  }

  subtree(regionIds: readonly number[]): Promise<number[]> {
    return this.parts.geo.subtree(regionIds);
  }

  /** One for each row, in their order: who of the file of seniors or of the caregivers bears the number. */
  private async persons(db: Queryable, rows: readonly FeedRow[]): Promise<Found[]> {
    const { personal } = this.parts;
    const indexes = rows.map(({ identityNumber }) => personal.identityIndex(identityNumber).toString('hex'));
    return db.query<Found>(PERSONS, [indexes, this.rule.person]);
  }
}

const DELIVERY = `
  INSERT INTO oversight.feed_delivery (county_id, id, feed, covers, import_id, delivered_at, delivered_by)
  VALUES ($1, $2, $3, daterange($4::date, $5::date, '[]'), $2, $6, $7) ON CONFLICT DO NOTHING`;

/** Of several files of a caregiver the active one, else the newest. */
const PERSONS = `
  SELECT CASE WHEN $2 <> 'CAREGIVER' THEN s.id END AS "seniorId",
         CASE WHEN $2 <> 'SENIOR' THEN c.id END AS "caregiverId"
    FROM unnest($1::text[]) WITH ORDINALITY AS n (hex, position)
    LEFT JOIN people.senior s ON s.identity_number_index = decode(n.hex, 'hex')
    LEFT JOIN LATERAL (
      SELECT g.id FROM providers.caregiver g WHERE g.identity_index = decode(n.hex, 'hex')
       ORDER BY g.active DESC, g.created_at DESC LIMIT 1) c ON true
   ORDER BY n.position`;
