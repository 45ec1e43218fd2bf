import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { businessDate, Clock, type Ctx } from '@anzhi/kernel';
import { cursorKey, Database, pageOf, type Page } from '@anzhi/platform';
import { identityOf, LAW_COLUMNS, lawOf, termsOf, type LawRow } from '../law.row';
import { ProgrammeGate, visibleTo } from '../programme.gate';
import { Programmes } from '../programmes';
import type {
  LawDto,
  ProgrammesQuery,
  ProgrammeWithVersionsDto,
  StepDto,
  VersionDto,
  VersionLineDto,
  VersionProblemListDto,
} from './programme-view.dto';
import { VersionChecker } from './version-checker';
import { VersionStore } from './version.store';
import { EntitlementErrors } from '../../entitlement.errors';

const LINE = `
  v.version, v.state, lower(v.effective) AS "from", upper(v.effective) AS "to", v.citation,
  v.is_default AS "isDefault", v.drafted_by AS "draftedBy", v.approved_by AS "approvedBy", v.decided_at AS "decidedAt",
  v.reason, v.end_proposed AS "endProposed"`;

const LIST = `
  SELECT p.id, p.code, p.region_id AS "regionId", p.zh, p.en, p.unit, p.payer, p.exclusive_group AS "exclusiveGroup",
         p.choose, p.draw_order AS "drawOrder", p.payer_rank AS "payerRank"
    FROM entitlement.programme p`;

type Listed = Omit<ProgrammeWithVersionsDto, 'versions'> & { readonly id: string };

/** Programmes as officers read them: those of their divisions, of the divisions above, and the nation's. */
@Injectable()
export class VersionQueries {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly geo: GeoFacade,
    private readonly gate: ProgrammeGate,
    private readonly programmes: Programmes,
    private readonly versions: VersionStore,
    private readonly checker: VersionChecker,
  ) {}

  /** By code. */
  async page(ctx: Ctx, query: ProgrammesQuery): Promise<Page<ProgrammeWithVersionsDto>> {
    const place =
      query.regionId === undefined ? null : (await this.geo.path(query.regionId)).map(({ id }) => id);
    const rows = await this.db.query<Listed>(
      `${LIST}
        WHERE ${visibleTo('p.region_id', 1)} AND p.code COLLATE "C" > $4
          AND ($5::int[] IS NULL OR p.region_id IS NULL OR p.region_id = ANY($5))
          AND ($6::date IS NULL AND $7::text IS NULL OR EXISTS (
                SELECT FROM entitlement.programme_version v
                 WHERE v.programme_id = p.id AND ($6::date IS NULL OR v.state = 'APPROVED' AND v.effective @> $6::date)
                   AND ($7::text IS NULL OR v.state = $7)))
        ORDER BY p.code COLLATE "C" LIMIT $8`,
      [
        ...(await this.gate.sight(ctx)),
        cursorKey(query, ['text'])?.[0] ?? '',
        place,
        query.on ?? null,
        query.state ?? null,
        query.limit + 1,
      ],
    );
    const { items, nextCursor } = pageOf(rows, query.limit, ({ code }) => [code]);
    return { items: await this.withVersions(items), nextCursor };
  }

  /** @throws entitlement.programme-not-found */
  async one(ctx: Ctx, code: string): Promise<ProgrammeWithVersionsDto> {
    const rows = await this.db.query<Listed>(`${LIST} WHERE p.code = $1 AND ${visibleTo('p.region_id', 2)}`, [
      code,
      ...(await this.gate.sight(ctx)),
    ]);
    if (!rows.length) throw EntitlementErrors.programmeNotFound({ code });
    return (await this.withVersions(rows))[0];
  }

  /** @throws entitlement.programme-version-not-found */
  async version(ctx: Ctx, code: string, version: number): Promise<VersionDto> {
    const { id } = await this.versions.find(this.db, ctx, code, version);
    const [row] = await this.db.query<LawRow & VersionLineDto>(
      `SELECT ${LAW_COLUMNS}, ${LINE}
         FROM entitlement.programme p JOIN entitlement.programme_version v ON v.programme_id = p.id
        WHERE p.id = $1 AND v.version = $2`,
      [id, version],
    );
    const steps = await this.db.query<StepDto>(
      `SELECT step, account_id AS "accountId", at, reason FROM entitlement.programme_step
        WHERE programme_id = $1 AND version = $2 ORDER BY number`,
      [id, version],
    );
    const { state, from, to, citation, isDefault, draftedBy, approvedBy, decidedAt, reason, endProposed } =
      row;
    return {
      ...{
        version,
        state,
        from,
        to,
        citation,
        isDefault,
        draftedBy,
        approvedBy,
        decidedAt,
        reason,
        endProposed,
      },
      ...saidBy(lawOf(row)),
      steps,
    };
  }

  /** Everything that stands against its becoming law today. @throws entitlement.programme-version-not-found */
  async problems(ctx: Ctx, code: string, version: number): Promise<VersionProblemListDto> {
    const found = await this.versions.find(this.db, ctx, code, version);
    return { items: await this.checker.problems(this.db, found, this.clock.now()) };
  }

  /** What the programme says on a day. @throws entitlement.programme-not-found */
  async law(code: string, on = businessDate(this.clock.now())): Promise<LawDto> {
    const law = await this.programmes.byCode(this.db, code, on);
    return { version: law.version, ...saidBy(law) };
  }

  private async withVersions(programmes: readonly Listed[]): Promise<ProgrammeWithVersionsDto[]> {
    const rows = await this.db.query<VersionLineDto & { id: string }>(
      `SELECT v.programme_id AS id, ${LINE} FROM entitlement.programme_version v
        WHERE v.programme_id = ANY($1::uuid[]) ORDER BY v.version DESC`,
      [programmes.map(({ id }) => id)],
    );
    return programmes.map(({ id, ...programme }) => ({
      ...programme,
      versions: rows.filter((row) => row.id === id).map(({ id: _, ...line }) => line),
    }));
  }
}

const saidBy = (law: Parameters<typeof termsOf>[0]): Pick<LawDto, 'programme' | 'terms' | 'ruleHash'> => ({
  programme: identityOf(law),
  terms: termsOf(law) as unknown as LawDto['terms'],
  ruleHash: law.ruleHash,
});
