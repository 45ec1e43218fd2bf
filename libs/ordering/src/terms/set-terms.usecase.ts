import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { accountOf, businessDate, newId, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { OrderingErrors } from '../ordering.errors';
import { termsProblems } from './fair-terms.policy';
import { TermsBook } from './terms-book';
import type { SetTermsInput, ServiceTermsDto } from './terms.dto';

/** The city sets the terms of service from a future day on; the former ones end the day before. */
@Injectable()
export class SetTerms {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly geo: GeoFacade,
    private readonly book: TermsBook,
  ) {}

  /** @throws ordering.terms-unsound, ordering.terms-too-early, ordering.terms-later-exist, ordering.region-not-found */
  execute(ctx: Ctx, input: SetTermsInput): Promise<ServiceTermsDto> {
    return this.uow.run(ctx, async (tx) => {
      const { regionId, validFrom, source } = input;
      const [wrong] = termsProblems(input);
      if (wrong) throw OrderingErrors.termsUnsound({}, `/${wrong}`);
      if (validFrom <= businessDate(tx.now)) throw OrderingErrors.termsTooEarly({}, '/validFrom');
      const path = await this.geo.path(regionId);
      if (!path.some(({ id }) => ctx.scope.everywhere || ctx.scope.regionIds.includes(id)))
        throw OrderingErrors.regionNotFound({}, '/regionId');
      const before = await this.book.inForce(tx, regionId, validFrom);
      await this.endFormer(tx, regionId, validFrom);
      await this.insert(tx, input);
      const { id: _id, ...was } = before;
      tx.audit({
        action: 'ordering.terms-set',
        subject: 'region',
        subjectId: String(regionId),
        regionId,
        details: { before: was, after: { ...input } },
      });
      const { id: _new, ...terms } = await this.book.inForce(tx, regionId, validFrom);
      return { ...terms, source };
    });
  }

  private async endFormer(tx: Tx, regionId: number, validFrom: string): Promise<void> {
    // terms of one division are set one after the other
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`ordering.terms ${regionId}`]);
    const later = await tx.one<{ date: string }>(
      `SELECT lower(valid) AS date FROM ordering.terms
        WHERE region_id = $1 AND lower(valid) >= $2::date ORDER BY valid DESC LIMIT 1`,
      [regionId, validFrom],
    );
    if (later) throw OrderingErrors.termsLaterExist(later, '/validFrom');
    await tx.query(
      `UPDATE ordering.terms SET valid = daterange(lower(valid), $2::date)
        WHERE region_id = $1 AND valid @> $2::date`,
      [regionId, validFrom],
    );
  }

  private async insert(tx: Tx, input: SetTermsInput): Promise<void> {
    await tx.query(
      `INSERT INTO ordering.terms (id, region_id, valid, late_minutes, late_credit_bp, no_show_minutes, short_bp,
         short_credit_bp, free_change_hours, source, set_by, set_at)
       VALUES ($1, $2, daterange($3, NULL), $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        newId(tx.now),
        input.regionId,
        input.validFrom,
        input.lateMinutes,
        input.lateCreditBp,
        input.noShowMinutes,
        input.shortBp,
        input.shortCreditBp,
        input.freeChangeHours,
        input.source,
        accountOf(tx.ctx),
        tx.now,
      ],
    );
  }
}
