import { Injectable } from '@nestjs/common';
import { accountOf, businessDate, type Ctx } from '@anzhi/kernel';
import { PeopleFacade } from '@anzhi/people';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { ProvidersFacade } from '@anzhi/providers';
import { Rulebooks } from '../rulebooks/rulebooks';
import { VisitsErrors } from '../visits.errors';
import type { NewRiskDto, RiskListView } from './care.dto';
import type { CareGuide } from './care-guide.policy';
import { Risks, riskViews } from './risks';

/** Who knows a senior: he himself, his family, the offices in charge, and those who serve him. */
@Injectable()
export class RiskAccess {
  constructor(
    private readonly people: PeopleFacade,
    private readonly providers: ProvidersFacade,
    private readonly rulebooks: Rulebooks,
  ) {}

  /** @returns the township of the senior and its guide of today @throws visits.senior-unknown */
  async enter(tx: Tx, seniorId: string): Promise<{ regionId: number | undefined; guide: CareGuide }> {
    const knows =
      (await this.people.mayActFor(tx, tx.ctx, seniorId, 'VIEW')) || (await this.serves(tx, seniorId));
    const home = knows ? await this.people.defaultAddress(tx, seniorId) : undefined;
    if (!knows) throw VisitsErrors.seniorUnknown();
    const regionId = home?.regionId;
    const guide = await this.rulebooks.care(tx, { regionId: regionId ?? 0, date: businessDate(tx.now) });
    return { regionId, guide };
  }

  private async serves(tx: Tx, seniorId: string): Promise<boolean> {
    const { scope } = tx.ctx;
    const caregiver = scope.own ? await this.providers.caregiverOfAccount(tx, accountOf(tx.ctx)) : undefined;
    const visit = await tx.one(
      `SELECT FROM visits.visit WHERE senior_id = $1 AND state <> 'REPLACED'
          AND (provider_id = ANY($2::uuid[]) OR caregiver_id = $3::uuid) LIMIT 1`,
      [seniorId, scope.organisationIds, caregiver?.id ?? null],
    );
    return visit !== undefined;
  }
}

/** The risks of a senior and of his home; each reading is on record. */
@Injectable()
export class ReadRisks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: RiskAccess,
    private readonly risks: Risks,
  ) {}

  execute(ctx: Ctx, seniorId: string): Promise<RiskListView> {
    return this.uow.run(ctx, async (tx) => {
      const { regionId, guide } = await this.access.enter(tx, seniorId);
      tx.audit({ action: 'visits.risks-read', subject: 'senior', subjectId: seniorId, seniorId, regionId });
      return { items: riskViews(guide, await this.risks.of(tx, seniorId)) };
    });
  }
}

/** Somebody has noticed what can go wrong: whoever serves next reads it first. */
@Injectable()
export class RecordRisk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: RiskAccess,
    private readonly risks: Risks,
  ) {}

  /** Of one kind there is one at a time; what is on file already is left as it is. */
  execute(ctx: Ctx, { seniorId, code, note }: NewRiskDto): Promise<{ id: string }> {
    return this.uow.run(ctx, async (tx) => {
      const { regionId, guide } = await this.access.enter(tx, seniorId);
      const kind = guide.risks.find((each) => each.code === code);
      if (!kind) throw VisitsErrors.riskUnknown({ code }, '/code');
      const known = (await this.risks.of(tx, seniorId)).find((each) => each.code === code);
      const isKnown = known !== undefined && known.note === (note ?? null);
      const risk = { about: kind.about, code, note: note ?? null };
      const id = isKnown ? known.id : await this.risks.add(tx, seniorId, risk);
      tx.audit({
        action: 'visits.risk-recorded',
        subject: 'senior',
        subjectId: seniorId,
        seniorId,
        regionId,
      });
      return { id };
    });
  }
}

/** It is no longer so. */
@Injectable()
export class EndRisk {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: RiskAccess,
  ) {}

  /** @throws visits.risk-not-found */
  execute(ctx: Ctx, riskId: string): Promise<void> {
    return this.uow.run(ctx, async (tx) => {
      const risk = await tx.one<{ seniorId: string }>(
        `SELECT senior_id AS "seniorId" FROM visits.care_risk WHERE id = $1 AND ended_at IS NULL FOR UPDATE`,
        [riskId],
      );
      if (!risk) throw VisitsErrors.riskNotFound();
      const { seniorId } = risk;
      const { regionId } = await this.access.enter(tx, seniorId);
      await tx.query('UPDATE visits.care_risk SET ended_by = $2, ended_at = $3 WHERE id = $1', [
        riskId,
        accountOf(ctx),
        tx.now,
      ]);
      tx.audit({ action: 'visits.risk-ended', subject: 'senior', subjectId: seniorId, seniorId, regionId });
    });
  }
}
