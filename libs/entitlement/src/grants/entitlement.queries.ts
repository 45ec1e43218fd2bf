import { Injectable } from '@nestjs/common';
import { Clock, firstDayOf, nextPeriod, periodOf, type Ctx, type Period } from '@anzhi/kernel';
import { LedgerFacade, type Balance, type Turnover } from '@anzhi/ledger';
import { PeopleFacade } from '@anzhi/people';
import { Database } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { groupBy } from '../group-by';
import type { EntitlementDto, EntitlementListDto } from './entitlements.dto';
import { GRANT_REF, GrantReasons, type GrantRef } from './grant-reasons';

type Terms = Pick<
  EntitlementDto,
  'programmeCode' | 'programmeName' | 'unit' | 'kind' | 'period' | 'validFrom' | 'validTo' | 'grantedAt'
>;
type Grant = Terms & GrantRef;

/** A senior's month as the family sees it. */
@Injectable()
export class EntitlementQueries {
  constructor(
    private readonly db: Database,
    private readonly people: PeopleFacade,
    private readonly ledger: LedgerFacade,
    private readonly reasons: GrantReasons,
    private readonly clock: Clock,
  ) {}

  /** @throws entitlement.senior-not-found when the caller may not see the senior */
  async ofSenior(ctx: Ctx, seniorId: string, asked?: Period): Promise<EntitlementListDto> {
    if (!(await this.people.mayActFor(this.db, ctx, seniorId, 'VIEW')))
      throw EntitlementErrors.seniorNotFound();
    const period = asked ?? periodOf(this.clock.now());
    const items: EntitlementDto[] = [];
    for (const [countyId, grants] of groupBy(await this.grants(seniorId, period), (grant) => grant.countyId))
      items.push(...(await this.withFigures(countyId, grants)));
    const leftMinutes = items.reduce((sum, item) => sum + item.leftMinutes, 0);
    return { seniorId, period, leftMinutes, items };
  }

  /** Those that may be used on some day of the month. */
  private grants(seniorId: string, period: Period): Promise<Grant[]> {
    return this.db.query(
      `SELECT ${GRANT_REF}, p.code AS "programmeCode", p.zh AS "programmeName", g.unit, g.kind, g.period,
              lower(g.usable) AS "validFrom", upper(g.usable) AS "validTo", g.granted_at AS "grantedAt"
         FROM entitlement.benefit_grant g JOIN entitlement.programme p ON p.id = g.programme_id
        WHERE g.senior_id = $1 AND g.usable && daterange($2, $3) ORDER BY p.code, g.period, g.seq`,
      [seniorId, firstDayOf(period), firstDayOf(nextPeriod(period))],
    );
  }

  private async withFigures(countyId: number, grants: readonly Grant[]): Promise<EntitlementDto[]> {
    const lotIds = grants.map(({ lotId }) => lotId);
    const balances = await this.ledger.balances(this.db, countyId, lotIds);
    const turnover = await this.ledger.turnover(this.db, countyId, lotIds);
    const reasons = await this.reasons.of(this.db, grants);
    return grants.map((grant) => {
      const { lotId, programmeCode, programmeName, unit, kind, period } = grant;
      const amounts = amountsOf(lotId, balances, turnover);
      const reason = reasons.get(lotId);
      return {
        ...{ lotId, programmeCode, programmeName, unit, kind, period },
        ...{ validFrom: grant.validFrom, validTo: grant.validTo, grantedAt: grant.grantedAt },
        ...amounts,
        ...minutesOf(unit, amounts),
        reasonZh: reason?.zh ?? '',
        reasonEn: reason?.en ?? '',
      };
    });
  }
}

type Amounts = Pick<
  EntitlementDto,
  'grantedAmount' | 'heldAmount' | 'usedAmount' | 'lapsedAmount' | 'carriedAmount' | 'leftAmount'
>;

function amountsOf(lotId: string, balances: readonly Balance[], turnover: readonly Turnover[]): Amounts {
  const balance = balances.find(({ accountId }) => accountId === lotId);
  const moved = (code: Turnover['code']): number =>
    turnover.find((row) => row.accountId === lotId && row.code === code)?.amount ?? 0;
  const [heldAmount, leftAmount] = [balance?.held ?? 0, balance?.available ?? 0];
  const usedAmount = moved('CAPTURE') - moved('REVERSE');
  const lapsedAmount = moved('EXPIRE');
  const goneOrLeft = heldAmount + leftAmount + usedAmount + lapsedAmount;
  const grantedAmount = (balance?.granted ?? 0) - moved('REVERSE');
  return {
    ...{ grantedAmount, heldAmount, usedAmount, lapsedAmount, leftAmount },
    carriedAmount: grantedAmount - goneOrLeft,
  };
}

const minutesOf = (unit: EntitlementDto['unit'], amounts: Amounts) => {
  const minutes = (amount: number): number => (unit === 'MINUTE' ? amount : 0);
  return {
    grantedMinutes: minutes(amounts.grantedAmount),
    heldMinutes: minutes(amounts.heldAmount),
    usedMinutes: minutes(amounts.usedAmount),
    lapsedMinutes: minutes(amounts.lapsedAmount),
    leftMinutes: minutes(amounts.leftAmount),
  };
};
