import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { accountOf, addDays, businessDate, newId, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { AssessmentErrors } from '../assessment.errors';
import { AssessmentSettings } from '../assessment.settings';
import { CaseStore, UNDER_WAY } from '../cases/case.store';
import { requireOwnCounty } from '../own-county';
import { draw } from './draw.policy';
import type { RecheckDrawDto, RecheckDrawInput } from './rechecks.dto';
import { RecheckQueries } from './recheck.queries';

interface Unit {
  readonly id: string;
  readonly seniorId: string;
}

/**
 * A part of the published assessments that found a loss is done once more, by others: somebody may have played a loss
 * for the assessors, or they may have written one down (policy.md 10.4, Yangpu 2020). Who comes is drawn, never picked.
 */
@Injectable()
export class DrawRechecks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly geo: GeoFacade,
    private readonly settings: Settings,
    private readonly cases: CaseStore,
    private readonly people: PeopleFacade,
    private readonly queries: RecheckQueries,
  ) {}

  /**
   * What is re-checked stands until the re-check is published, as a disputed result does.
   * @throws assessment.county-not-found, not-a-county, period-empty, recheck-not-over, recheck-drawn-already
   */
  execute(ctx: Ctx, { countyId, from, lastDay }: RecheckDrawInput): Promise<RecheckDrawDto> {
    return this.uow.run(ctx, async (tx) => {
      await requireOwnCounty(this.geo, ctx, countyId);
      if (lastDay < from) throw AssessmentErrors.periodEmpty({}, '/lastDay');
      if (lastDay >= businessDate(tx.now)) throw AssessmentErrors.recheckNotOver({}, '/lastDay');
      const shareBp = await this.settings.get(tx, AssessmentSettings.recheckShareBp);
      const id = await this.open(tx, { countyId, from, to: addDays(lastDay, 1), shareBp });
      const frame = await this.frame(tx, { countyId, from, to: addDays(lastDay, 1) });
      const { order, count } = draw(id, frame, shareBp);
      const rechecks = new Map<string, string>();
      for (const assessmentId of order.slice(0, count))
        rechecks.set(assessmentId, await this.recheck(tx, assessmentId));
      await write(tx, id, order, rechecks);
      tx.audit({
        action: 'assessment.rechecks-drawn',
        ...{ subject: 'recheck-draw', subjectId: id, regionId: countyId },
        details: { from, lastDay, shareBp, frame: order.length, drawn: count },
      });
      return this.queries.one(tx, id);
    });
  }

  private async open(
    tx: Tx,
    { countyId, from, to, shareBp }: Record<'from' | 'to', string> & Record<'countyId' | 'shareBp', number>,
  ): Promise<string> {
    const id = newId(tx.now);
    const opened = await tx.one(
      `INSERT INTO assessment.recheck_draw (id, county_id, published, share_bp, drawn_by, drawn_at)
       VALUES ($1, $2, daterange($3, $4), $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id`,
      [id, countyId, from, to, shareBp, accountOf(tx.ctx), tx.now],
    );
    if (!opened) throw AssessmentErrors.recheckDrawnAlready();
    return id;
  }

  /**
   * Results of this platform that hold and found a loss. Not of whom nobody can assess again now: an assessment of his
   * is under way, or he has died.
   */
  private async frame(
    tx: Tx,
    { countyId, from, to }: { countyId: number; from: string; to: string },
  ): Promise<string[]> {
    const units = await tx.query<Unit>(
      `SELECT a.id, a.senior_id AS "seniorId" FROM assessment.ability_assessment a
        WHERE a.county_id = $1 AND a.published_on >= $2::date AND a.published_on < $3::date
          AND a.state = 'PUBLISHED' AND a.final_level > 0
          AND NOT EXISTS (SELECT FROM assessment.ability_assessment b
                           WHERE b.senior_id = a.senior_id AND b.state IN ${UNDER_WAY})
        ORDER BY a.id`,
      [countyId, from, to],
    );
    const living = await this.people.living(
      tx,
      units.map(({ seniorId }) => seniorId),
    );
    return units.filter(({ seniorId }) => living.has(seniorId)).map(({ id }) => id);
  }

  private async recheck(tx: Tx, assessmentId: string): Promise<string> {
    const checked = (await this.cases.lock(tx, assessmentId))!;
    const senior = (await this.people.senior(tx, checked.seniorId))!;
    return (await this.cases.open(tx, senior, 'RE_CHECK', { disputed: checked })).id;
  }
}

const write = (
  tx: Tx,
  drawId: string,
  order: readonly string[],
  rechecks: ReadonlyMap<string, string>,
): Promise<unknown> =>
  tx.query(
    `INSERT INTO assessment.recheck_unit (draw_id, place, assessment_id, recheck_id)
     SELECT $1, u.place, u.assessment_id, u.recheck_id
       FROM unnest($2::uuid[], $3::uuid[]) WITH ORDINALITY AS u(assessment_id, recheck_id, place)`,
    [drawId, order, order.map((id) => rechecks.get(id) ?? null)],
  );
