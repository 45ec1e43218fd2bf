import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { GeoFacade } from '@anzhi/geo';
import { accountOf, businessDate, newId, type Ctx } from '@anzhi/kernel';
import { LedgerFacade } from '@anzhi/ledger';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { careGuideProblems, type CareGuide } from '../care/care-guide.policy';
import { exceptionTableProblems, type ExceptionTable } from '../exceptions/exception-table.policy';
import { VisitsErrors } from '../visits.errors';
import { Rulebooks } from './rulebooks';
import type { RulebookInput, RulebookView } from './rulebooks.dto';

/** The city lays down what is measured and what is done about doubts, from a future day on; the former one ends. */
@Injectable()
export class SetRulebook {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly geo: GeoFacade,
    private readonly rulebooks: Rulebooks,
    private readonly ledger: LedgerFacade,
  ) {}

  /** @throws visits.rulebook-unsound (`problem`), visits.rulebook-too-early, visits.rulebook-later-exists */
  execute(ctx: Ctx, input: RulebookInput): Promise<RulebookView> {
    return this.uow.run(ctx, async (tx) => {
      const { kind, regionId, validFrom, body, source } = input;
      const [problem] = problemsOf(input);
      if (problem) throw VisitsErrors.rulebookUnsound({ problem }, '/body');
      if (validFrom <= businessDate(tx.now)) throw VisitsErrors.rulebookTooEarly({}, '/validFrom');
      const path = await this.geo.path(regionId);
      if (!path.some(({ id }) => ctx.scope.everywhere || ctx.scope.regionIds.includes(id)))
        throw VisitsErrors.regionNotFound({}, '/regionId');
      const former = await this.rulebooks.find(tx, kind, { regionId, date: validFrom });
      await this.endFormer(tx, input);
      const id = newId(tx.now);
      const hash = createHash('sha256').update(JSON.stringify(body)).digest();
      await tx.query(
        `INSERT INTO visits.rulebook (id, kind, region_id, valid, body, hash, source, set_by, set_at)
         VALUES ($1, $2, $3, daterange($4, NULL), $5, $6, $7, $8, $9)`,
        [id, kind, regionId, validFrom, JSON.stringify(body), hash, source, accountOf(ctx), tx.now],
      );
      const facts = { rulebook: kind, validFrom, sha256: hash.toString('hex') };
      await this.ledger.log(tx, { countyId: regionId, kind: 'RULEBOOK', reference: id, facts });
      tx.audit({
        action: 'visits.rulebook-set',
        subject: 'region',
        subjectId: String(regionId),
        regionId,
        details: { kind, before: former.id, after: id, validFrom, source },
      });
      return { kind, regionId, validFrom, source, body };
    });
  }

  private async endFormer(tx: Tx, { kind, regionId, validFrom }: RulebookInput): Promise<void> {
    // rulebooks of one division are laid down one after the other
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `visits.rulebook ${kind} ${regionId}`,
    ]);
    const later = await tx.one<{ date: string }>(
      `SELECT lower(valid) AS date FROM visits.rulebook
        WHERE kind = $1 AND region_id = $2 AND lower(valid) >= $3::date ORDER BY valid DESC LIMIT 1`,
      [kind, regionId, validFrom],
    );
    if (later) throw VisitsErrors.rulebookLaterExists(later, '/validFrom');
    await tx.query(
      `UPDATE visits.rulebook SET valid = daterange(lower(valid), $3::date)
        WHERE kind = $1 AND region_id = $2 AND valid @> $3::date`,
      [kind, regionId, validFrom],
    );
  }
}

/** A body of another form has no lists to look into: that is a problem as well. */
function problemsOf({ kind, body }: RulebookInput): string[] {
  try {
    return kind === 'CARE'
      ? careGuideProblems(body as CareGuide)
      : exceptionTableProblems(body as ExceptionTable);
  } catch (error) {
    if (error instanceof TypeError) return ['not of the form in which it is read'];
    throw error;
  }
}
