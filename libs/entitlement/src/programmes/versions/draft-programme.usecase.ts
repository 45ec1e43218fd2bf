import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../../entitlement.errors';
import type { ProgrammeIdentity, Terms } from '../programme';
import { ProgrammeGate } from '../programme.gate';
import type { Days } from '../version.sql';
import { daysFrom, termsFrom } from './draft-terms';
import type { DraftProgrammeDto, VersionRefDto } from './programme.dto';
import { VersionStore } from './version.store';

/** A new programme with its first version, as a draft. */
@Injectable()
export class DraftProgramme {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: ProgrammeGate,
    private readonly versions: VersionStore,
  ) {}

  execute(ctx: Ctx, input: DraftProgrammeDto): Promise<VersionRefDto> {
    return this.uow.run(ctx, (tx) => this.draft(tx, input.programme, termsFrom(input), daysFrom(input)));
  }

  /** @throws entitlement.region-not-in-charge, entitlement.programme-exists, entitlement.days-reversed */
  async draft(tx: Tx, programme: ProgrammeIdentity, terms: Terms, days: Days): Promise<VersionRefDto> {
    await this.gate.requireCharge(tx.ctx, programme.regionId, '/programme/regionId');
    if (days.to !== null && days.to <= days.from) throw EntitlementErrors.daysReversed({}, '/to');
    const id = await this.versions.addProgramme(tx, programme);
    const version = await this.versions.addDraft(tx, id, terms, days);
    tx.audit({
      action: 'entitlement.programme-drafted',
      subject: 'programme',
      subjectId: programme.code,
      regionId: programme.regionId ?? undefined,
      details: { version, ...days },
    });
    return { code: programme.code, version };
  }
}
