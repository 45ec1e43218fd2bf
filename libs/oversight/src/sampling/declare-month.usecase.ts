import { Injectable } from '@nestjs/common';
import { accountOf, firstDayOf, nextPeriod, type Ctx, type Period } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import { Settings, UnitOfWork, type Queryable } from '@anzhi/platform';
import { requireMyCounty } from '../my-county';
import { SamplingErrors } from './sampling.errors';
import { SamplingSettings } from './sampling.settings';

/** How far the checks of the national voucher are in a month of a county. */
export interface VoucherMonth {
  readonly visits: number;
  readonly onSite: number;
  readonly needed: number;
  readonly floorBp: number;
}

/** A month of the national voucher is declared complete; never below the floor of visits on site (policy.md 6.2, 10.1). */
@Injectable()
export class DeclareMonth {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: Settings,
    private readonly ledger: LedgerFacade,
  ) {}

  /**
   * @throws oversight.county-not-found
   * @throws oversight.voucher-below-floor (`visits`, `onSite`, `needed`), oversight.voucher-declared
   */
  execute(ctx: Ctx, { countyId, period }: { countyId: number; period: Period }): Promise<VoucherMonth> {
    return this.uow.run(ctx, async (tx) => {
      await requireMyCounty(tx, ctx, countyId);
      const month = await this.month(tx, countyId, period);
      const { visits, onSite, needed, floorBp } = month;
      if (onSite < needed) throw SamplingErrors.voucherBelowFloor({ visits, onSite, needed });
      const [row] = await tx.query(
        `INSERT INTO oversight.voucher_month (county_id, period, visits, on_site, floor_bp, declared_by, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING period`,
        [countyId, period, visits, onSite, floorBp, accountOf(ctx), tx.now],
      );
      if (!row) throw SamplingErrors.voucherDeclared();
      const facts = { period, visits, onSite, floorBp };
      await this.ledger.log(tx, {
        countyId,
        kind: 'VOUCHER_MONTH',
        reference: `${countyId}-${period}`,
        facts,
      });
      tx.audit({
        action: 'oversight.voucher-month-declared',
        ...{ subject: 'voucher-month', subjectId: `${countyId}-${period}`, regionId: countyId },
        details: facts,
      });
      return month;
    });
  }

  async month(db: Queryable, countyId: number, period: Period): Promise<VoucherMonth> {
    const floorBp = await this.settings.get(db, SamplingSettings.voucherOnSiteBp);
    const [row] = await db.query<{ visits: number; onSite: number }>(
      `SELECT count(*)::int AS visits,
              count(*) FILTER (WHERE EXISTS (SELECT FROM oversight.audit_task t
                JOIN oversight.audit_result r ON (r.county_id, r.task_id) = (t.county_id, t.id)
               WHERE t.visit_id = c.visit_id AND t.kind = 'ON_SITE' AND r.outcome <> 'UNREACHABLE'))::int AS "onSite"
         FROM oversight.captured_visit c
        WHERE c.county_id = $1 AND c.is_voucher AND c.service_date >= $2 AND c.service_date < $3`,
      [countyId, firstDayOf(period), firstDayOf(nextPeriod(period))],
    );
    return { ...row, floorBp, needed: Math.ceil((row.visits * floorBp) / 10_000) };
  }
}
