import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { PeopleFacade, type SeniorView } from '@anzhi/people';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../../entitlement.errors';
import type { GroupDto } from './choice.dto';
import { Choices } from './choices';

/** The senior, or whoever may book for him, says which programme of a group he wants from the next open month on. */
@Injectable()
export class ChooseProgramme {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly people: PeopleFacade,
    private readonly choices: Choices,
  ) {}

  execute(ctx: Ctx, seniorId: string, group: string, programmeCode: string): Promise<GroupDto> {
    return this.uow.run(ctx, async (tx) => {
      const senior = await this.enter(tx, seniorId);
      const { programmes, countsFrom } = groupOf(await this.choices.groups(tx, senior, tx.now), group);
      if (!programmes.some(({ code }) => code === programmeCode))
        throw EntitlementErrors.groupUnknown({}, '/programmeCode');
      await this.choices.record(tx, {
        ...{ countyId: senior.countyId, seniorId, group, programmeCode },
        ...{ from: countsFrom, chosenBy: accountOf(ctx) },
      });
      return groupOf(await this.choices.groups(tx, senior, tx.now), group);
    });
  }

  private async enter(tx: Tx, seniorId: string): Promise<SeniorView> {
    const mayChoose = await this.people.mayActFor(tx, tx.ctx, seniorId, 'BOOK');
    const senior = mayChoose ? await this.people.senior(tx, seniorId) : undefined;
    if (!senior) throw EntitlementErrors.seniorNotFound();
    return senior;
  }
}

/** @throws entitlement.group-unknown */
function groupOf(groups: readonly GroupDto[], name: string): GroupDto {
  const group = groups.find((each) => each.group === name);
  if (!group) throw EntitlementErrors.groupUnknown();
  return group;
}
