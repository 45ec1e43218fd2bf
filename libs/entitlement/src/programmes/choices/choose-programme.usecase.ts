import { Injectable } from '@nestjs/common';
import { accountOf, type Ctx } from '@anzhi/kernel';
import { PeopleFacade, type SeniorView } from '@anzhi/people';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../../entitlement.errors';
import type { GroupDto } from './choice.dto';
import { Choices } from './choices';

const CHOICE_LOCK = 7_262_113;

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
      await tx.query('SELECT pg_advisory_xact_lock($1, hashtext($2))', [CHOICE_LOCK, seniorId]);
      const { programmes, countsFrom } = groupOf(await this.choices.groups(tx, senior, tx.now), group);
      if (!programmes.some(({ code }) => code === programmeCode))
        throw EntitlementErrors.groupUnknown({}, '/programmeCode');
      await this.write(tx, senior, group, programmeCode, countsFrom);
      tx.audit({
        action: 'entitlement.programme-chosen',
        subject: 'senior',
        subjectId: seniorId,
        seniorId,
        regionId: senior.countyId,
        details: { group, programmeCode, countsFrom },
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

  /** What was chosen before ends; what was to begin later never does. */
  private async write(
    tx: Tx,
    { id, countyId }: SeniorView,
    group: string,
    programmeCode: string,
    from: string,
  ): Promise<void> {
    await tx.query(
      `UPDATE entitlement.programme_choice SET valid = valid * daterange(NULL, $3)
        WHERE senior_id = $1 AND exclusive_group = $2 AND valid && daterange($3, NULL)`,
      [id, group, from],
    );
    await tx.query(
      `INSERT INTO entitlement.programme_choice
         (county_id, senior_id, exclusive_group, number, programme_id, valid, chosen_by, chosen_at)
       SELECT $1, $2, $3, coalesce((SELECT max(number) FROM entitlement.programme_choice
                                     WHERE county_id = $1 AND senior_id = $2 AND exclusive_group = $3), 0) + 1,
              p.id, daterange($5, NULL), $6, $7
         FROM entitlement.programme p WHERE p.code = $4`,
      [countyId, id, group, programmeCode, from, accountOf(tx.ctx), tx.now],
    );
  }
}

/** @throws entitlement.group-unknown */
function groupOf(groups: readonly GroupDto[], name: string): GroupDto {
  const group = groups.find((each) => each.group === name);
  if (!group) throw EntitlementErrors.groupUnknown();
  return group;
}
