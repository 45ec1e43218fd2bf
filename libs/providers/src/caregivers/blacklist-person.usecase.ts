import { Injectable } from '@nestjs/common';
import { accountOf, newId, type Ctx } from '@anzhi/kernel';
import { Settings, UnitOfWork, type Tx } from '@anzhi/platform';
import { mayLeaveListAt } from '../organisations/provider.policy';
import type { PersonBlacklistGround } from '../provider.types';
import { ProvidersErrors } from '../providers.errors';
import { ProvidersSettings } from '../providers.settings';
import { lockCaregiver, type LockedCaregiver } from './caregiver-gate';
import type { CaregiverListingDto } from './caregivers.dto';
import { DismissCaregiver } from './dismiss-caregiver.usecase';

interface Person extends LockedCaregiver {
  readonly identityIndex: Buffer;
  /** null: he is not on the list. */
  readonly listedAt: Date | null;
}

interface Request {
  readonly id: string;
  readonly by: string;
}

interface Step {
  readonly kind: 'PROPOSE' | 'LIST' | 'REFUSE' | 'APPLY' | 'REMOVE' | 'KEEP';
  readonly ground?: PersonBlacklistGround;
  readonly reason: string;
}

/**
 * The joint-punishment list of persons (policy.md 0.3 no. 31; 9.3), as that of providers: proposed by one officer on a
 * legal ground, decided by another; he serves nobody from then on, whatever provider wants him. Off it on his own
 * application after years at the earliest.
 */
@Injectable()
export class BlacklistPerson {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly settings: Settings,
    private readonly dismissing: DismissCaregiver,
  ) {}

  /** @throws providers.listing-open when a proposal waits already, providers.wrong-state when he is on the list */
  propose(
    ctx: Ctx,
    caregiverId: string,
    { ground, reason }: { ground: PersonBlacklistGround; reason: string },
  ): Promise<CaregiverListingDto> {
    return this.uow.run(ctx, async (tx) => {
      const person = await this.person(tx, caregiverId);
      if (person.listedAt) throw ProvidersErrors.wrongState();
      await this.ask(tx, person, { kind: 'PROPOSE', ground, reason });
      return { caregiverId, listed: false };
    });
  }

  /** @throws providers.listing-missing, providers.same-person */
  decide(
    ctx: Ctx,
    caregiverId: string,
    { agreed, reason }: { agreed: boolean; reason: string },
  ): Promise<CaregiverListingDto> {
    return this.uow.run(ctx, async (tx) => {
      const person = await this.person(tx, caregiverId);
      const request = await this.requestOf(tx, person, 'PROPOSE');
      if (agreed) await this.dismissing.everywhere(tx, person.identityIndex, reason);
      await this.record(tx, person, { kind: agreed ? 'LIST' : 'REFUSE', reason }, request);
      return { caregiverId, listed: agreed };
    });
  }

  /** His own application, as an officer has received it. @throws providers.blacklisted-too-short (`years`) */
  applyForRemoval(ctx: Ctx, caregiverId: string, reason: string): Promise<CaregiverListingDto> {
    return this.uow.run(ctx, async (tx) => {
      const person = await this.person(tx, caregiverId);
      await this.requireOldEnough(tx, person);
      await this.ask(tx, person, { kind: 'APPLY', reason });
      return { caregiverId, listed: true };
    });
  }

  /** Afterwards a provider may take him on anew. @throws providers.listing-missing, providers.same-person */
  remove(
    ctx: Ctx,
    caregiverId: string,
    { agreed, reason }: { agreed: boolean; reason: string },
  ): Promise<CaregiverListingDto> {
    return this.uow.run(ctx, async (tx) => {
      const person = await this.person(tx, caregiverId);
      await this.requireOldEnough(tx, person);
      const request = await this.requestOf(tx, person, 'APPLY');
      await this.record(tx, person, { kind: agreed ? 'REMOVE' : 'KEEP', reason }, request);
      return { caregiverId, listed: !agreed };
    });
  }

  /** Steps about one person come one after the other, whichever of his files they are about. */
  private async person(tx: Tx, caregiverId: string): Promise<Person> {
    const caregiver = await lockCaregiver(tx, caregiverId);
    const [{ identityIndex }] = await tx.query<{ identityIndex: Buffer }>(
      `SELECT identity_index AS "identityIndex",
              pg_advisory_xact_lock(hashtextextended('providers.listing ' || encode(identity_index, 'hex'), 0))
         FROM providers.caregiver WHERE id = $1`,
      [caregiverId],
    );
    const listed = await tx.one<{ listedAt: Date }>(
      'SELECT listed_at AS "listedAt" FROM providers.listed_person WHERE identity_index = $1',
      [identityIndex],
    );
    return { ...caregiver, identityIndex, listedAt: listed?.listedAt ?? null };
  }

  private async requireOldEnough(tx: Tx, { listedAt }: Person): Promise<void> {
    if (!listedAt) throw ProvidersErrors.wrongState();
    const years = await this.settings.get(tx, ProvidersSettings.blacklistYears);
    if (tx.now < mayLeaveListAt(listedAt, years)) throw ProvidersErrors.blacklistedTooShort({ years });
  }

  private async ask(tx: Tx, person: Person, step: Step): Promise<void> {
    if (await this.open(tx, person, step.kind)) throw ProvidersErrors.listingOpen();
    await this.record(tx, person, step);
  }

  private async requestOf(tx: Tx, person: Person, kind: 'PROPOSE' | 'APPLY'): Promise<Request> {
    const request = await this.open(tx, person, kind);
    if (!request) throw ProvidersErrors.listingMissing();
    if (request.by === accountOf(tx.ctx)) throw ProvidersErrors.samePerson();
    return request;
  }

  private open(tx: Tx, { identityIndex }: Person, kind: string): Promise<Request | undefined> {
    return tx.one<Request>(
      `SELECT s.id, s.account_id AS by FROM providers.person_listing_step s
        WHERE s.identity_index = $1 AND s.kind = $2
          AND NOT EXISTS (SELECT FROM providers.person_listing_step a WHERE a.answers = s.id)
        ORDER BY s.at DESC LIMIT 1`,
      [identityIndex, kind],
    );
  }

  private async record(
    tx: Tx,
    { id: caregiverId, identityIndex, regionId, providerId }: Person,
    { kind, ground, reason }: Step,
    request?: Request,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO providers.person_listing_step
         (id, identity_index, caregiver_id, kind, ground, reason, account_id, answers, asked_by, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        ...[newId(tx.now), identityIndex, caregiverId, kind, ground ?? null, reason, accountOf(tx.ctx)],
        ...[request?.id ?? null, request?.by ?? null, tx.now],
      ],
    );
    tx.audit({
      action: `providers.person-listing-${kind.toLowerCase()}`,
      ...{ subject: 'caregiver', subjectId: caregiverId, regionId, organisationId: providerId },
      details: { reason, ...(ground && { ground }) },
    });
  }
}
