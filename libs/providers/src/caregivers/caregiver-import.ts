import { Injectable } from '@nestjs/common';
import type { Tx } from '@anzhi/platform';
import { lockProvider } from '../organisations/provider-gate';
import type { Upserted } from '../organisations/provider-import';
import { checkTerm } from '../papers/paper';
import { ProvidersPersonalData } from '../personal-data';
import { ProvidersErrors } from '../providers.errors';
import { Terms } from '../terms/terms';
import type { LockedCaregiver } from './caregiver-gate';
import { CaregiverRegister, type CaregiverFacts } from './caregiver-register';
import { CaregiverQueries } from './caregiver.queries';
import { CredentialWriter, type CredentialFacts } from './credential-writer';
import type { DayStretch } from './working-hours.policy';
import { writeWorkingHours } from './working-hours-writer';

/** A caregiver as a roster has him; every value already valid in form. */
export interface CaregiverRosterRow extends CaregiverFacts {
  readonly providerId: string;
  /** Added to what is on file; those that are known are brought up to date. */
  readonly credentials: readonly CredentialFacts[];
  /** Replaces the week on file; absent: left as it is. */
  readonly workingHours?: readonly DayStretch[];
}

type Holder = Pick<LockedCaregiver, 'id' | 'providerId' | 'regionId'>;

@Injectable()
export class CaregiverImport {
  constructor(
    private readonly register: CaregiverRegister,
    private readonly caregivers: CaregiverQueries,
    private readonly credentials: CredentialWriter,
    private readonly personal: ProvidersPersonalData,
    private readonly terms: Terms,
  ) {}

  /** @throws providers.provider-not-found outside the importer's scope, providers.caregiver-works-elsewhere */
  async upsert(tx: Tx, row: CaregiverRosterRow): Promise<Upserted> {
    row.credentials.forEach(checkTerm);
    const provider = await lockProvider(tx, row.providerId);
    const known = (await this.caregivers.known(tx, [row.identityNumber])).get(row.identityNumber);
    if (known && known.providerId !== row.providerId)
      throw ProvidersErrors.caregiverWorksElsewhere({}, '/identityNumber');
    const id = known?.id ?? (await this.register.insert(tx, provider, row));
    const holder = { id, providerId: provider.id, regionId: provider.regionId };
    const changes = [
      known !== undefined && (await this.update(tx, holder, row)),
      await this.fileCredentials(tx, holder, row.credentials),
      row.workingHours !== undefined && (await writeWorkingHours(tx, id, row.workingHours)),
    ];
    const changed = known === undefined || changes.includes(true);
    if (known && changed) record(tx, holder);
    return { id, created: !known, changed };
  }

  /** His account keeps the phone he logs in with; the one to reach him at is on his file. */
  private async update(tx: Tx, { id }: Holder, row: CaregiverRosterRow): Promise<boolean> {
    const known = await tx.one<{ phone: string; same: boolean }>(
      `SELECT phone, (name, dialects, skills) = ($2, $3::text[], $4::text[]) AS same
         FROM providers.caregiver WHERE id = $1 FOR UPDATE`,
      [id, row.name, row.dialects, row.skills],
    );
    if (known?.same && this.personal.openCaregiverPhone(id, known.phone) === row.phone) return false;
    await tx.query(
      'UPDATE providers.caregiver SET name = $2, phone = $3, dialects = $4, skills = $5 WHERE id = $1',
      [id, row.name, this.personal.sealCaregiverPhone(id, row.phone), row.dialects, row.skills],
    );
    return true;
  }

  private async fileCredentials(
    tx: Tx,
    holder: Holder,
    credentials: readonly CredentialFacts[],
  ): Promise<boolean> {
    let changed = false;
    for (const credential of credentials) {
      if (!(await this.credentials.file(tx, holder, credential))) continue;
      await this.terms.schedule(tx, credential.lastDay ?? null);
      changed = true;
    }
    return changed;
  }
}

const record = (tx: Tx, { id, providerId, regionId }: Holder): void =>
  tx.audit({
    action: 'providers.caregiver-imported',
    subject: 'caregiver',
    subjectId: id,
    regionId,
    organisationId: providerId,
  });
