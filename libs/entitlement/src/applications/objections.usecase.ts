import { Injectable } from '@nestjs/common';
import { accountOf, businessDate, newId, type Ctx } from '@anzhi/kernel';
import { UnitOfWork, type Tx } from '@anzhi/platform';
import { EntitlementErrors } from '../entitlement.errors';
import { APPLICATION_COLUMNS, type Application } from './application';
import { ApplicationAccess } from './application-access';
import { Beginning } from './beginning';
import { DecideApplication } from './decide-application.usecase';
import type { ObjectionDecisionDto } from './public-notices.dto';

interface Objection {
  readonly applicationId: string;
  readonly raisedBy: string;
}

/** During the public notice anybody may say why the benefit should not be given; an officer decides on each. */
@Injectable()
export class Objections {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly access: ApplicationAccess,
    private readonly decide: DecideApplication,
    private readonly beginning: Beginning,
  ) {}

  /** @throws entitlement.notice-not-found, entitlement.already-objected */
  raise(ctx: Ctx, applicationId: string, text: string): Promise<{ id: string }> {
    return this.uow.run(ctx, async (tx) => {
      const application = await tx.one<Application>(
        `SELECT ${APPLICATION_COLUMNS} FROM entitlement.application a WHERE a.id = $1 FOR UPDATE`,
        [applicationId],
      );
      if (application?.state !== 'PUBLIC_NOTICE' || businessDate(tx.now) > application.noticeUntil!)
        throw EntitlementErrors.noticeNotFound();
      const id = newId(tx.now);
      const inserted = await tx.one(
        `INSERT INTO entitlement.objection (id, application_id, raised_by, text, at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (application_id, raised_by) DO NOTHING RETURNING id`,
        [id, applicationId, accountOf(ctx), text, tx.now],
      );
      if (!inserted) throw EntitlementErrors.alreadyObjected();
      audit(tx, application, 'entitlement.objection-raised', { objectionId: id });
      return { id };
    });
  }

  /**
   * Upheld, the application is refused; dismissed, the benefit begins when the notice is over.
   * @throws entitlement.objection-not-found, entitlement.objection-decided, entitlement.another-person
   */
  async decideOn(
    ctx: Ctx,
    objectionId: string,
    { decision, reason }: ObjectionDecisionDto,
  ): Promise<{ id: string }> {
    return this.uow.run(ctx, async (tx) => {
      const objection = await tx.one<Objection>(
        `SELECT application_id AS "applicationId", raised_by AS "raisedBy" FROM entitlement.objection WHERE id = $1`,
        [objectionId],
      );
      if (!objection) throw EntitlementErrors.objectionNotFound();
      const application = await this.access.toChange(tx, objection.applicationId);
      if (objection.raisedBy === accountOf(ctx)) throw EntitlementErrors.anotherPerson();
      const upheld = decision === 'UPHELD';
      const decided = await tx.one(
        `INSERT INTO entitlement.objection_decision (objection_id, raised_by, decided_by, upheld, reason, at)
         VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (objection_id) DO NOTHING RETURNING objection_id`,
        [objectionId, objection.raisedBy, accountOf(ctx), upheld, reason, tx.now],
      );
      if (!decided) throw EntitlementErrors.objectionDecided();
      audit(tx, application, 'entitlement.objection-decided', { objectionId, decision });
      if (upheld) await this.decide.refuseIn(tx, application, reason);
      else await this.beginning.endNotice(tx, application);
      return { id: objectionId };
    });
  }
}

const audit = (tx: Tx, { id, seniorId, regionId }: Application, action: string, details: object): void =>
  tx.audit({
    action,
    subject: 'application',
    subjectId: id,
    seniorId,
    regionId,
    details: { ...details },
  });
