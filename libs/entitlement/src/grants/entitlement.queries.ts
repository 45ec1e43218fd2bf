import { Injectable } from '@nestjs/common';
import { Clock, periodOf, type Ctx, type Period } from '@anzhi/kernel';
import { LedgerFacade, type Balance, type Turnover } from '@anzhi/ledger';
import { PeopleFacade } from '@anzhi/people';
import { Database } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import type { EntitlementDto, EntitlementListDto } from './entitlements.dto';

type Figures = 'grantedMinutes' | 'heldMinutes' | 'usedMinutes' | 'lapsedMinutes' | 'leftMinutes';
type Grant = Omit<EntitlementDto, Exclude<Figures, 'grantedMinutes'>> & { countyId: number };

/** A senior's month as the family sees it. */
@Injectable()
export class EntitlementQueries {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleFacade,
    private readonly ledger: LedgerFacade,
    private readonly clock: Clock,
  ) {}

  /** @throws entitlement.senior-not-found when the caller may not see the senior */
  async ofSenior(ctx: Ctx, seniorId: string, asked?: Period): Promise<EntitlementListDto> {
    if (!(await this.people.mayActFor(this.db, ctx, seniorId, 'VIEW')))
      throw EntitlementErrors.seniorNotFound();
    const period = asked ?? periodOf(this.clock.now());
    const grants = await this.grants(seniorId, period);
    const items: EntitlementDto[] = [];
    for (const countyId of new Set(grants.map((grant) => grant.countyId)))
      items.push(
        ...(await this.withFigures(
          countyId,
          grants.filter((grant) => grant.countyId === countyId),
        )),
      );
    const leftMinutes = items.reduce((sum, item) => sum + item.leftMinutes, 0);
    return { seniorId, period, leftMinutes, items };
  }

  private grants(seniorId: string, period: Period): Promise<Grant[]> {
    return this.db.query(
      `SELECT g.lot_account_id AS "lotId", g.county_id AS "countyId", p.code AS "programmeCode", p.zh AS "programmeName",
              g.period, lower(g.valid) AS "validFrom", upper(g.valid) AS "validTo", g.minutes AS "grantedMinutes",
              g.granted_at AS "grantedAt", g.reason ->> 'zh' AS "reasonZh", g.reason ->> 'en' AS "reasonEn"
         FROM entitlement.minutes_grant g JOIN entitlement.programme p ON p.id = g.programme_id
        WHERE g.senior_id = $1 AND g.period = $2 ORDER BY p.code, g.seq`,
      [seniorId, period],
    );
  }

  private async withFigures(countyId: number, grants: readonly Grant[]): Promise<EntitlementDto[]> {
    const lotIds = grants.map(({ lotId }) => lotId);
    const balances = await this.ledger.balances(this.db, countyId, lotIds);
    const turnover = await this.ledger.turnover(this.db, countyId, lotIds);
    return grants.map(({ countyId: _, ...grant }) => ({
      ...grant,
      ...figuresOf(grant.lotId, balances, turnover),
    }));
  }
}

function figuresOf(lotId: string, balances: readonly Balance[], turnover: readonly Turnover[]) {
  const balance = balances.find(({ accountId }) => accountId === lotId);
  const moved = (code: Turnover['code']): number =>
    turnover.find((row) => row.accountId === lotId && row.code === code)?.amount ?? 0;
  return {
    heldMinutes: balance?.held ?? 0,
    usedMinutes: moved('CAPTURE') - moved('REVERSE'),
    lapsedMinutes: moved('EXPIRE'),
    leftMinutes: balance?.available ?? 0,
  };
}
