import { Injectable } from '@nestjs/common';
import { withinRegions } from '@anzhi/geo';
import type { Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import type { Queryable } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { Counties } from '../programmes/counties';
import type { HeldAccount, Holder } from './holder';
import { ProviderDirectory } from './provider-directory';

/** Finds the accounts of whoever is asked about, for callers who may see them. */
@Injectable()
export class HolderQueries {
  constructor(
    private readonly people: PeopleFacade,
    private readonly counties: Counties,
    private readonly directory: ProviderDirectory,
  ) {}

  /**
   * The senior's lots in the county where he lives, or in another one.
   * @throws entitlement.senior-not-found when the caller may not see the senior
   */
  async senior(db: Queryable, ctx: Ctx, id: string, countyId?: number): Promise<Holder> {
    if (!(await this.people.mayActFor(db, ctx, id, 'VIEW'))) throw EntitlementErrors.seniorNotFound();
    const county = countyId ?? (await this.people.senior(db, id))?.countyId;
    if (county === undefined) throw EntitlementErrors.seniorNotFound();
    const accounts = await db.query<HeldAccount>(
      `SELECT g.lot_account_id AS "accountId", 'LOT' AS kind, g.unit, ${PROGRAMME}, g.period, g.kind AS "grantKind"
         FROM entitlement.benefit_grant g JOIN entitlement.programme p ON p.id = g.programme_id
        WHERE g.senior_id = $1 AND g.county_id = $2`,
      [id, county],
    );
    return { kind: 'SENIOR', id, countyId: county, accounts };
  }

  /**
   * What the counties the caller oversees owe the provider, if it be nothing; the provider's own people see all of it.
   * @throws entitlement.provider-not-found, entitlement.county-needed when several counties owe it something
   */
  async provider(db: Queryable, ctx: Ctx, id: string, countyId?: number): Promise<Holder> {
    const { everywhere, organisationIds, regionIds } = ctx.scope;
    const accounts = await db.query<HeldAccount & { countyId: number }>(
      `SELECT a.account_id AS "accountId", a.county_id AS "countyId", 'PROVIDER' AS kind, 'FEN' AS unit,
              NULL AS "programmeCode", NULL AS "programmeZh", NULL AS "programmeEn", NULL AS period
         FROM entitlement.provider_account a
        WHERE a.provider_id = $1 AND ($2::int IS NULL OR a.county_id = $2)
          AND ($3 OR a.provider_id = ANY($4::uuid[]) OR ${withinRegions('a.county_id', '$5')})`,
      [id, countyId ?? null, everywhere, organisationIds, regionIds],
    );
    if (!accounts.length) return this.owedNothing(db, ctx, id, countyId);
    const [first, ...others] = accounts;
    if (others.length) throw EntitlementErrors.countyNeeded({}, '?countyId');
    const { countyId: county, ...account } = first;
    return { kind: 'PROVIDER', id, countyId: county, accounts: [account] };
  }

  /** Nothing was captured yet, in the county asked for or where the provider is at home. */
  private async owedNothing(db: Queryable, { scope }: Ctx, id: string, countyId?: number): Promise<Holder> {
    const provider = await this.directory.find(db, id);
    const isOwn = scope.organisationIds.includes(id);
    const county = countyId ?? provider?.countyId;
    if (!provider || county === undefined) throw EntitlementErrors.providerNotFound();
    const seen = await this.counties.within(isOwn ? { ...scope, everywhere: true } : scope, county);
    if (!seen.includes(county)) throw EntitlementErrors.providerNotFound();
    return { kind: 'PROVIDER', id, countyId: county, accounts: [UNOPENED] };
  }

  /** @throws entitlement.county-not-found, entitlement.programme-not-found */
  async programme(db: Queryable, ctx: Ctx, code: string, countyId: number): Promise<Holder> {
    await this.requireCounty(ctx, countyId);
    const known = await db.query('SELECT FROM entitlement.programme WHERE code = $1', [code]);
    if (!known.length) throw EntitlementErrors.programmeNotFound({ code });
    return { kind: 'PROGRAMME', id: code, countyId, accounts: await this.programmes(db, countyId, code) };
  }

  /** All programmes of a county. @throws entitlement.county-not-found */
  async county(db: Queryable, ctx: Ctx, countyId: number): Promise<Holder> {
    await this.requireCounty(ctx, countyId);
    return {
      kind: 'COUNTY',
      id: String(countyId),
      countyId,
      accounts: await this.programmes(db, countyId, null),
    };
  }

  private programmes(db: Queryable, countyId: number, code: string | null): Promise<HeldAccount[]> {
    return db.query(
      `SELECT a.account_id AS "accountId", a.kind,
              CASE WHEN a.kind IN ('PAYABLE', 'FUNDING', 'BUDGET') THEN 'FEN' ELSE p.unit END AS unit, ${PROGRAMME},
              NULL AS period
         FROM (SELECT programme_id, kind, account_id FROM entitlement.programme_account WHERE county_id = $1
               UNION ALL
               SELECT programme_id, 'BUDGET', account_id FROM entitlement.budget WHERE county_id = $1
               UNION ALL
               SELECT programme_id, 'BUDGET', account_id FROM entitlement.budget_slice WHERE county_id = $1) AS a
         JOIN entitlement.programme p ON p.id = a.programme_id
        WHERE $2::text IS NULL OR p.code = $2`,
      [countyId, code],
    );
  }

  private async requireCounty(ctx: Ctx, countyId: number): Promise<void> {
    const seen = await this.counties.within(ctx.scope, countyId);
    if (!seen.includes(countyId)) throw EntitlementErrors.countyNotFound();
  }
}

const PROGRAMME = `p.code AS "programmeCode", p.zh AS "programmeZh", p.en AS "programmeEn"`;

/** The account of a provider before the first capture opens it. */
const UNOPENED: HeldAccount = {
  ...{ accountId: null, kind: 'PROVIDER', unit: 'FEN', period: null },
  ...{ programmeCode: null, programmeZh: null, programmeEn: null },
};
