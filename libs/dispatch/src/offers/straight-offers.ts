import { Injectable } from '@nestjs/common';
import { accountOf, newId, type Ctx } from '@anzhi/kernel';
import type { OrderView } from '@anzhi/ordering';
import { Database, UnitOfWork, type Queryable, type Tx } from '@anzhi/platform';
import { CaregiverSearch } from '../assignments/caregiver-search';
import { DispatchErrors } from '../dispatch.errors';
import type { OfferEntity } from './offer.entity';
import { isForSameTime } from './offer.policy';
import type { StraightChoiceDto } from './offer-rule.dto';

/** Nobody assigns: the caregiver says yes himself. */
const NOBODY = '';

/** Offers that go straight to a caregiver, where his provider has switched that on. */
@Injectable()
export class StraightOffers {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly search: CaregiverSearch,
  ) {}

  /**
   * The best caregiver of this provider who has not been asked; null: ask its desk, because it wants that or because
   * every free caregiver has been asked for this time.
   */
  async whom(
    tx: Tx,
    order: OrderView,
    providerId: string,
    offers: readonly OfferEntity[],
  ): Promise<string | null> {
    // nobody can say yes for somebody else: two who come together are sent by their desk
    if (order.caregivers > 1 || !(await this.isOn(tx, providerId))) return null;
    const asked = new Set(
      offers.filter((made) => isForSameTime(made, order)).map((made) => made.caregiverId),
    );
    const judged = await this.search.judge(tx, order, providerId, NOBODY, { withPencilled: true });
    const next = judged.find(({ refusals, caregiver }) => !refusals.length && !asked.has(caregiver.id));
    return next?.caregiver.id ?? null;
  }

  /** The first rule that keeps the caregiver from this order now, or undefined. */
  async refusalOf(tx: Tx, order: OrderView, offer: OfferEntity): Promise<string | undefined> {
    const judged = await this.search.judge(tx, order, offer.providerId, NOBODY);
    const found = judged.find(({ caregiver }) => caregiver.id === offer.caregiverId);
    return found ? found.refusals[0] : 'CAREGIVER_NOT_WORKING';
  }

  /** @throws dispatch.not-your-organisation */
  async read({ scope }: Ctx, providerId: string): Promise<StraightChoiceDto> {
    if (!scope.organisationIds.includes(providerId)) throw DispatchErrors.notYourOrganisation();
    return { enabled: await this.isOn(this.db, providerId) };
  }

  async isOn(db: Queryable, providerId: string): Promise<boolean> {
    const [newest] = await db.query<{ enabled: boolean }>(
      `SELECT enabled FROM dispatch.straight_choice WHERE provider_id = $1 ORDER BY seq DESC LIMIT 1`,
      [providerId],
    );
    return newest?.enabled ?? false;
  }

  /** The provider's own decision. @throws dispatch.not-your-organisation */
  set(ctx: Ctx, providerId: string, { enabled }: StraightChoiceDto): Promise<StraightChoiceDto> {
    return this.uow.run(ctx, async (tx) => {
      if (!ctx.scope.organisationIds.includes(providerId)) throw DispatchErrors.notYourOrganisation();
      await tx.query(
        `INSERT INTO dispatch.straight_choice (id, provider_id, enabled, set_by, set_at)
         VALUES ($1, $2, $3, $4, $5)`,
        [newId(tx.now), providerId, enabled, accountOf(ctx), tx.now],
      );
      tx.audit({
        action: 'dispatch.straight-offers-set',
        subject: 'provider',
        subjectId: providerId,
        organisationId: providerId,
        details: { enabled },
      });
      return { enabled };
    });
  }
}
