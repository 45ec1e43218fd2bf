import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { accountOf, newId, type Ctx } from '@anzhi/kernel';
import { CatalogueFacade } from '@anzhi/catalogue';
import { Database, Settings, UnitOfWork, type Queryable } from '@anzhi/platform';
import { DispatchErrors } from '../dispatch.errors';
import { DispatchSettings } from '../dispatch.settings';
import { ReplacementStore } from '../redispatch/replacement-store';
import type { OfferRule } from './asking.policy';
import type { OfferRuleDto, SetOfferRuleDto } from './offer-rule.dto';

const COLUMNS = `
  r.county_id AS "countyId", r.item_code AS "itemCode", r.mode, r.direct_first AS "directFirst",
  r.broadcast_size AS "broadcastSize", r.broadcast_after AS "broadcastAfter",
  r.broadcast_urgent AS "broadcastUrgent", r.set_by AS "setBy", r.set_at AS "setAt", r.reason`;

/** How each county asks for each service: its newest rule for the item, else for all items, else the settings. */
@Injectable()
export class OfferRules {
  constructor(
    private readonly db: Database,
    private readonly uow: UnitOfWork,
    private readonly geo: GeoFacade,
    private readonly catalogue: CatalogueFacade,
    private readonly settings: Settings,
    private readonly replacements: ReplacementStore,
  ) {}

  /** How this order is asked. One that makes good a no-show is asked of several at once (policy.md 2.4). */
  async forOrder(
    db: Queryable,
    order: { id: string; countyId: number; itemCode: string },
  ): Promise<OfferRule> {
    const rule = await this.of(db, order);
    return (await this.replacements.noShowBehind(db, order.id)) ? { ...rule, mode: 'BROADCAST' } : rule;
  }

  /** The county's rule, read in the caller's transaction. */
  async of(
    db: Queryable,
    { countyId, itemCode }: { countyId: number; itemCode: string },
  ): Promise<OfferRule> {
    const [rule] = await db.query<OfferRule>(
      `SELECT ${COLUMNS} FROM dispatch.offer_rule r
        WHERE r.county_id = $1 AND (r.item_code = $2 OR r.item_code IS NULL)
        ORDER BY r.item_code NULLS LAST, r.seq DESC LIMIT 1`,
      [countyId, itemCode],
    );
    if (rule) return rule;
    const { broadcastSize, broadcastAfterSteps } = DispatchSettings;
    const usual = await this.settings.all(db, { broadcastSize, broadcastAfter: broadcastAfterSteps });
    return { ...usual, mode: 'CASCADE', directFirst: true, broadcastUrgent: true };
  }

  /** The rules in force in the counties of the caller. */
  async list(ctx: Ctx): Promise<OfferRuleDto[]> {
    const counties = await this.geo.subtree(ctx.scope.regionIds);
    const rows = await this.db.query<Omit<OfferRuleDto, 'setAt'> & { setAt: Date }>(
      `SELECT DISTINCT ON (r.county_id, r.item_code) ${COLUMNS} FROM dispatch.offer_rule r
        WHERE r.county_id = ANY($1) ORDER BY r.county_id, r.item_code, r.seq DESC`,
      [counties],
    );
    return rows.map((row) => ({ ...row, setAt: row.setAt.toISOString() }));
  }

  /** From now on the county asks like this; what was asked before stays as it is. */
  set(ctx: Ctx, input: SetOfferRuleDto): Promise<OfferRuleDto> {
    return this.uow.run(ctx, async (tx) => {
      if (!(await this.geo.subtree(ctx.scope.regionIds)).includes(input.countyId))
        throw DispatchErrors.outsideDivision({}, '/countyId');
      const { itemCode = null, broadcastAfter = null } = input;
      if (itemCode && !(await this.catalogue.item(tx, itemCode)))
        throw DispatchErrors.itemNotFound({}, '/itemCode');
      const rule = { ...input, itemCode, broadcastAfter, setBy: accountOf(ctx) };
      await tx.query(
        `INSERT INTO dispatch.offer_rule (id, county_id, item_code, mode, direct_first, broadcast_size,
           broadcast_after, broadcast_urgent, set_by, set_at, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
        [
          newId(tx.now),
          ...[rule.countyId, itemCode, rule.mode, rule.directFirst, rule.broadcastSize],
          ...[broadcastAfter, rule.broadcastUrgent, rule.setBy, tx.now, rule.reason],
        ],
      );
      tx.audit({
        action: 'dispatch.offer-rule-set',
        subject: 'county',
        subjectId: String(rule.countyId),
        regionId: rule.countyId,
        details: { ...input },
      });
      return { ...rule, setAt: tx.now.toISOString() };
    });
  }
}
