import { Injectable } from '@nestjs/common';
import { IdentityFacade } from '@anzhi/identity';
import { businessDate, newId, type Ctx } from '@anzhi/kernel';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import type { CreatedDto } from '../created.dto';
import { dayRange } from '../day';
import { PeopleErrors } from '../people.errors';
import { PeopleSettings } from '../people.settings';
import { SeniorGate } from '../seniors/senior.gate';
import { RepresentativeEntity } from './representative.entity';
import { checkGrant } from './representative.policy';
import type { RepresentativeInput } from './representatives.dto';

/** Makes somebody a senior's representative; rights he held for the same senior are replaced. */
@Injectable()
export class GrantRights {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly gate: SeniorGate,
    private readonly identity: IdentityFacade,
    private readonly settings: Settings,
  ) {}

  execute(ctx: Ctx, seniorId: string, input: RepresentativeInput): Promise<CreatedDto> {
    return this.uow.run(ctx, async (tx) => {
      const { relation, rights, proof, validTo } = input;
      const senior = await this.gate.lock(tx, seniorId, 'VIEW');
      checkGrant(senior.capacity, proof);
      const today = businessDate(tx.now);
      if (validTo !== undefined && validTo <= today) throw PeopleErrors.endsBeforeStart({}, '/validTo');
      const accountId = await this.identity.createAccount(tx, { phone: input.phone, name: input.name });
      await this.assertRoom(tx, accountId, seniorId, today);
      await this.identity.grantRole(tx, accountId, { role: 'FAMILY' });
      await this.replaceEarlier(tx, accountId, seniorId);
      const id = newId();
      await tx.repo(RepresentativeEntity).insert({
        id,
        seniorId,
        accountId,
        relation,
        rights,
        valid: dayRange(today, validTo),
        grantedBy: ctx.actor.accountId,
        grantedAs: senior.capacity,
        proof: proof ?? null,
        grantedAt: tx.now,
      });
      tx.audit({
        action: 'people.rights-granted',
        subject: 'representative',
        subjectId: id,
        seniorId,
        regionId: senior.regionId,
        details: { accountId, relation, rights, validTo, grantedAs: senior.capacity },
      });
      tx.publish({
        type: 'people.representative-changed.v1',
        payload: { seniorId, accountId },
        audience: { seniorId, accountId, regionId: senior.regionId },
      });
      return { id };
    });
  }

  /** Two grants to one account wait for each other, so that together they cannot exceed the limit. */
  private async assertRoom(tx: Tx, accountId: string, seniorId: string, today: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('people.representative:' || $1, 0))`, [
      accountId,
    ]);
    const limit = await this.settings.get(tx, PeopleSettings.seniorsPerRepresentative);
    const held = await tx.one<{ count: number }>(
      `SELECT count(DISTINCT senior_id) AS count FROM people.representative
        WHERE account_id = $1 AND senior_id <> $2 AND revoked_at IS NULL AND valid && daterange($3::date, NULL)`,
      [accountId, seniorId, today],
    );
    if ((held?.count ?? 0) >= limit) throw PeopleErrors.tooManySeniors({ limit });
  }

  private async replaceEarlier(tx: Tx, accountId: string, seniorId: string): Promise<void> {
    await tx.query(
      `UPDATE people.representative SET revoked_at = $3, revoked_by = $4
        WHERE account_id = $1 AND senior_id = $2 AND revoked_at IS NULL`,
      [accountId, seniorId, tx.now, tx.ctx.actor.accountId],
    );
  }
}
