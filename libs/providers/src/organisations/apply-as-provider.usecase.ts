import { Injectable } from '@nestjs/common';
import { accountOf, newId, type Ctx } from '@anzhi/kernel';
import { IdentityFacade } from '@anzhi/identity';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { LicenceWriter } from '../licences/licence-writer';
import { ProvidersErrors } from '../providers.errors';
import { changeState, recordChange, type StateChanged } from './change-state';
import type { LockedProvider } from './provider-gate';
import { ProviderRegister } from './provider-register';
import type { ApplicationDto } from './provider.dto';

/** An organisation asks to be admitted; whoever applies becomes its owner. A refused one may apply again. */
@Injectable()
export class ApplyAsProvider {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly register: ProviderRegister,
    private readonly licences: LicenceWriter,
    private readonly identity: IdentityFacade,
  ) {}

  execute(ctx: Ctx, application: ApplicationDto): Promise<StateChanged> {
    return this.uow.run(ctx, async (tx) => {
      const refused = await this.ownRefused(tx, application.creditCode);
      const answer = refused
        ? await this.applyAgain(tx, refused, application)
        : await this.applyFirst(tx, application);
      const owner = { id: answer.providerId, regionId: application.regionId };
      await this.register.setServices(tx, owner.id, application);
      for (const licence of application.licences) await this.licences.submit(tx, owner, licence);
      return answer;
    });
  }

  private async applyFirst(tx: Tx, application: ApplicationDto): Promise<StateChanged> {
    const id = newId();
    await this.register.insert(tx, id, application, { state: 'APPLIED', checkedBy: null });
    await this.identity.grantRole(tx, accountOf(tx.ctx), { role: 'PROVIDER_OWNER', organisationId: id });
    const provider = { id, regionId: application.regionId };
    await recordChange(tx, provider, null, 'APPLIED', { reason: '提交准入申请' });
    return { providerId: id, state: 'APPLIED' };
  }

  private async applyAgain(
    tx: Tx,
    provider: LockedProvider,
    application: ApplicationDto,
  ): Promise<StateChanged> {
    await this.register.update(tx, provider.id, application);
    return changeState(tx, provider, 'applyAgain', { reason: '重新提交准入申请' });
  }

  /** @throws providers.credit-code-taken when it is somebody else's, or not refused */
  private async ownRefused(tx: Tx, creditCode: string): Promise<LockedProvider | undefined> {
    const known = await tx.one<LockedProvider>(
      `SELECT id, name, region_id AS "regionId", state, checked_by AS "checkedBy", decided_by AS "decidedBy",
              blacklisted_at AS "blacklistedAt"
         FROM providers.provider WHERE credit_code = $1 FOR UPDATE`,
      [creditCode],
    );
    if (!known) return undefined;
    const isOwner = tx.ctx.scope.organisationIds.includes(known.id);
    if (!isOwner || known.state !== 'REFUSED') throw ProvidersErrors.creditCodeTaken({}, '/creditCode');
    return known;
  }
}
