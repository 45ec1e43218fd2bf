import { Injectable } from '@nestjs/common';
import { businessDate, Clock, type Ctx } from '@anzhi/kernel';
import { withinRegions } from '@anzhi/geo';
import { cursorKey, Database, pageOf, type Page, type Queryable } from '@anzhi/platform';
import type { ProviderView } from '../matching/match.types';
import { paperColumns } from '../papers/paper';
import type { LicenceDto } from '../papers/papers.dto';
import { ProvidersPersonalData } from '../personal-data';
import { ProvidersErrors } from '../providers.errors';
import { inScope, scopeParameters } from './provider-gate';
import type {
  ProviderDetailDto,
  ProviderDto,
  ProviderFileDto,
  ProviderListQuery,
  ProviderStateChangeDto,
} from './provider.dto';
import type { ProviderState } from './provider.state';

const PUBLIC_FACTS = `
  p.id, p.name, p.type, p.state, p.region_id AS "regionId", p.address, p.latitude, p.longitude, p.datum,
  ARRAY(SELECT item_code FROM providers.offered_item WHERE provider_id = p.id ORDER BY 1) AS "itemCodes",
  ARRAY(SELECT region_id FROM providers.service_area WHERE provider_id = p.id ORDER BY 1) AS "serviceRegionIds"`;

/** Officers see their divisions, a provider itself, everybody else the admitted ones. Takes four parameters. */
const visible = (first: number): string =>
  `(${inScope(first)} OR ($${first + 3}::boolean AND p.state = 'ADMITTED'))`;

interface FileRow extends ProviderDto {
  readonly inScope: boolean;
  readonly creditCode: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly createdAt: Date;
}

export interface KnownProvider {
  readonly id: string;
  readonly regionId: number;
  readonly state: ProviderState;
}

@Injectable()
export class ProviderQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly personal: ProvidersPersonalData,
  ) {}

  async byId(db: Queryable, id: string): Promise<ProviderView | undefined> {
    const [row] = await db.query<ProviderView>(
      `SELECT id, name, credit_code AS "creditCode", region_id AS "regionId", county_id AS "countyId", state, latitude, longitude, datum
         FROM providers.provider WHERE id = $1`,
      [id],
    );
    return row;
  }

  /** Names of caregivers and providers, by id. */
  async names(db: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await db.query<{ id: string; name: string }>(
      `SELECT id, name FROM providers.caregiver WHERE id = ANY($1::uuid[])
       UNION ALL SELECT id, name FROM providers.provider WHERE id = ANY($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Which of these credit codes are on file. */
  async known(db: Queryable, creditCodes: readonly string[]): Promise<Map<string, KnownProvider>> {
    const rows = await db.query<KnownProvider & { creditCode: string }>(
      `SELECT id, region_id AS "regionId", state, credit_code AS "creditCode"
         FROM providers.provider WHERE credit_code = ANY($1::text[])`,
      [creditCodes],
    );
    return new Map(rows.map(({ creditCode, ...provider }) => [creditCode, provider]));
  }

  async list(ctx: Ctx, query: ProviderListQuery): Promise<Page<ProviderDto>> {
    const [after] = cursorKey(query, ['uuid']) ?? [null];
    const rows = await this.db.query<ProviderDto>(
      `SELECT ${PUBLIC_FACTS} FROM providers.provider p
        WHERE ${visible(1)}
          AND ($5::uuid IS NULL OR p.id > $5)
          AND ($6::text IS NULL OR p.state = $6)
          AND ($7::int IS NULL OR ${withinRegions('p.region_id', 'ARRAY[$7::int]')})
          AND ($8::text IS NULL
               OR EXISTS (SELECT FROM providers.offered_item o WHERE o.provider_id = p.id AND o.item_code = $8))
        ORDER BY p.id LIMIT $9`,
      [
        ...scopeParameters(ctx.scope),
        ctx.scope.own,
        after,
        query.state ?? null,
        query.regionId ?? null,
        query.itemCode ?? null,
        query.limit + 1,
      ],
    );
    return pageOf(rows, query.limit, ({ id }) => [id]);
  }

  /** @throws providers.provider-not-found when it is not visible to the caller */
  async detail(ctx: Ctx, id: string): Promise<ProviderDetailDto> {
    const row = await this.db.one<FileRow>(
      `SELECT ${PUBLIC_FACTS}, ${inScope(2)} AS "inScope", p.credit_code AS "creditCode",
              p.contact_name AS "contactName", p.contact_phone AS "contactPhone", p.created_at AS "createdAt"
         FROM providers.provider p WHERE p.id = $1 AND ${visible(2)}`,
      [id, ...scopeParameters(ctx.scope), ctx.scope.own],
    );
    if (!row) throw ProvidersErrors.providerNotFound();
    const { inScope: seesFile, creditCode, contactName, contactPhone, createdAt, ...facts } = row;
    if (!seesFile) return { ...facts, file: null };
    const contactPhoneMasked = this.personal.maskedContactPhone(id, contactPhone);
    const papers = await this.papersOf(id);
    return { ...facts, file: { creditCode, contactName, contactPhoneMasked, createdAt, ...papers } };
  }

  private async papersOf(id: string): Promise<Pick<ProviderFileDto, 'licences' | 'changes'>> {
    const licences = await this.db.query<LicenceDto>(
      `SELECT ${paperColumns('l', '$2')}, l.issuer, l.scope
         FROM providers.licence l WHERE l.provider_id = $1 ORDER BY l.id`,
      [id, businessDate(this.clock.now())],
    );
    const changes = await this.db.query<ProviderStateChangeDto>(
      `SELECT from_state AS "fromState", to_state AS "toState", reason, ground, at
         FROM providers.provider_state_change WHERE provider_id = $1 ORDER BY at, id`,
      [id],
    );
    return { licences, changes };
  }
}
