import { Injectable } from '@nestjs/common';
import type { Ctx } from '@anzhi/kernel';
import { UnitOfWork } from '@anzhi/platform';
import { EntitlementErrors } from '../../entitlement.errors';
import { ParameterStore } from '../parameters/parameter.store';
import { SHIPPED } from '../shipped';
import type { Days } from '../version.sql';
import { daysFrom } from './draft-terms';
import { DraftProgramme } from './draft-programme.usecase';
import type { DraftFromTemplateDto, VersionRefDto } from './programme.dto';

/**
 * Starts a draft from a programme that came with the platform: the terms of its last version, for another division
 * and under another code. Its parameters are proposed there too, where nobody has a value for them yet.
 */
@Injectable()
export class DraftFromTemplate {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly drafting: DraftProgramme,
    private readonly parameters: ParameterStore,
  ) {}

  execute(ctx: Ctx, templateCode: string, input: DraftFromTemplateDto): Promise<VersionRefDto> {
    return this.uow.run(ctx, async (tx) => {
      const template = SHIPPED.find(({ identity }) => identity.code === templateCode);
      const last = template?.versions.at(-1);
      if (!template || !last) throw EntitlementErrors.templateNotFound({ code: templateCode });
      const days: Days = daysFrom(input);
      const { code, regionId } = input;
      const draft = await this.drafting.draft(tx, { ...template.identity, code, regionId }, last.terms, days);
      for (const { name, value, unit, citation } of latestOf(template.parameters)) {
        if (await this.parameters.isKnown(tx, name, regionId)) continue;
        await this.parameters.propose(tx, { name, regionId, value, unit, citation }, days);
      }
      return draft;
    });
  }
}

/** The last value of each name. */
const latestOf = <P extends { readonly name: string; readonly from: string }>(
  parameters: readonly P[],
): P[] => {
  const byDay = [...parameters].sort((a, b) => (a.from < b.from ? -1 : 1));
  return [...new Map(byDay.map((parameter) => [parameter.name, parameter])).values()];
};
