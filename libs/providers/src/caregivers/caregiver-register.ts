import { Injectable } from '@nestjs/common';
import { newId, parseIdentityNumber } from '@anzhi/kernel';
import { IdentityFacade } from '@anzhi/identity';
import type { Tx } from '@anzhi/platform';
import { ProvidersPersonalData } from '../personal-data';
import { ProvidersErrors } from '../providers.errors';
import { StaffQueries } from '../staff/staff.queries';

export interface CaregiverFacts {
  readonly name: string;
  /** Valid, 18 characters. */
  readonly identityNumber: string;
  readonly phone: string;
  readonly dialects: readonly string[];
  readonly skills: readonly string[];
}

/** Writes caregivers; the caller holds the row of their provider. */
@Injectable()
export class CaregiverRegister {
  constructor(
    private readonly identity: IdentityFacade,
    private readonly staff: StaffQueries,
    private readonly personal: ProvidersPersonalData,
  ) {}

  /**
   * A new caregiver with an account to log in with.
   * @throws providers.person-listed, providers.staff-is-caregiver, providers.caregiver-works-elsewhere
   */
  async insert(
    tx: Tx,
    provider: { readonly id: string; readonly regionId: number },
    facts: CaregiverFacts,
  ): Promise<string> {
    const identityIndex = this.personal.identityIndex(facts.identityNumber);
    if (await isListed(tx, identityIndex)) throw ProvidersErrors.personListed({}, '/identityNumber');
    const accountId = await this.identity.createAccount(tx, { phone: facts.phone, name: facts.name });
    // policy.md 12.3: whoever assigns or examines visits does not make them
    if (await this.staff.isStaff(tx, provider.id, accountId)) throw ProvidersErrors.staffIsCaregiver();
    const id = newId();
    const stored = await tx.one(
      `INSERT INTO providers.caregiver (id, provider_id, account_id, name, sex, dialects, skills, phone,
         identity_number, identity_index, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING RETURNING id`,
      [
        id,
        provider.id,
        accountId,
        facts.name,
        parseIdentityNumber(facts.identityNumber)!.sex,
        facts.dialects,
        facts.skills,
        this.personal.sealCaregiverPhone(id, facts.phone),
        this.personal.sealIdentityNumber(id, facts.identityNumber),
        identityIndex,
        tx.now,
      ],
    );
    if (!stored) throw ProvidersErrors.caregiverWorksElsewhere({}, '/identityNumber');
    await this.identity.grantRole(tx, accountId, { role: 'CAREGIVER' });
    tx.audit({
      action: 'providers.caregiver-registered',
      subject: 'caregiver',
      subjectId: id,
      regionId: provider.regionId,
      organisationId: provider.id,
    });
    return id;
  }
}

const isListed = async (tx: Tx, identityIndex: Buffer): Promise<boolean> =>
  (await tx.one('SELECT FROM providers.listed_person WHERE identity_index = $1', [identityIndex])) !==
  undefined;
