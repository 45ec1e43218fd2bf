import type { Random } from '@anzhi/kernel';
import { addYears, birthDay, dateOf, type Day, yearOf } from './dates';
import type { Town } from './layout';
import { personName } from './names';
import {
  CAREGIVER_AGES,
  CAREGIVER_FEMALE_SHARE,
  CAREGIVER_PULL,
  CREDENTIAL_SHARES,
  LEAST_CAREGIVERS_PER_PROVIDER,
  PUTONGHUA_SHARE,
  REGISTERED_NURSE_SHARE,
  REHAB_THERAPIST_SHARE,
  SENIORS_PER_CAREGIVER,
  WORKING_WEEKS,
} from './proportions';
import type {
  Batch,
  CaregiverRow,
  CredentialRow,
  CredentialType,
  ProviderRow,
  WorkingHoursRow,
} from './rows';
import { birthRegion, type World } from './world';

/** The catalogue's skills that each credential teaches. */
const SKILLS: Readonly<Record<CredentialType, readonly string[]>> = {
  HEALTH_CERTIFICATE: ['HOUSEHOLD', 'MEALS', 'COMPANY'],
  CARE_WORKER: ['BATHING', 'BODY_CARE'],
  REHAB_THERAPIST: ['REHABILITATION'],
  NURSE_REGISTERED: ['NURSING'],
  ESCORT_TRAINING: ['MEDICAL_ESCORT'],
  SOCIAL_WORKER: [],
};
/** How long a credential holds (policy.md 9.2, MEM); null: for good. */
const CREDENTIAL_YEARS: Readonly<Record<CredentialType, number | null>> = {
  HEALTH_CERTIFICATE: 1,
  CARE_WORKER: null,
  REHAB_THERAPIST: null,
  NURSE_REGISTERED: 5,
  ESCORT_TRAINING: null,
  SOCIAL_WORKER: 3,
};
const LEAST_THERAPISTS = 2;
/** Against the 10 of a nursing house. */
const EVEN_PULL = 40;

/** The caregivers of all providers, a provider's own together. */
export function* generateCaregivers(
  world: World,
  providers: readonly ProviderRow[],
  { seniors, seniorsPerCaregiver = SENIORS_PER_CAREGIVER }: { seniors: number; seniorsPerCaregiver?: number },
  batchSize: number,
): Generator<Batch> {
  const random = world.random.fork('caregivers');
  const towns = new Map(world.layout.towns.map((town) => [town.code, town]));
  const wanted = Math.ceil(seniors / seniorsPerCaregiver);
  const teams = teamSizes(random, providers, wanted, world.layout.compact);
  let batch = new CaregiverBatch(world, random);
  for (const [at, provider] of providers.entries()) {
    const town = towns.get(provider.townCode);
    if (!town) throw new Error(`provider ${provider.id} is in no town`);
    for (let place = 0; place < teams[at]; place += 1) batch.add(provider, town, place);
    if (batch.caregivers.length >= batchSize) {
      yield* batch.flush();
      batch = new CaregiverBatch(world, random);
    }
  }
  yield* batch.flush();
}

/** @param even all providers are alike: in a small place nobody can have most of the hands */
function teamSizes(
  random: Random,
  providers: readonly ProviderRow[],
  wanted: number,
  even: boolean,
): number[] {
  const teams = providers.map(() => LEAST_CAREGIVERS_PER_PROVIDER);
  const pull = new Map(CAREGIVER_PULL);
  const weights = providers.map(
    (provider, at) =>
      [at, even && provider.type !== 'MEDICAL_NURSING' ? EVEN_PULL : (pull.get(provider.type) ?? 1)] as const,
  );
  for (let placed = teams.length * LEAST_CAREGIVERS_PER_PROVIDER; placed < wanted; placed += 1) {
    teams[random.weighted(weights)] += 1;
  }
  return teams;
}

class CaregiverBatch {
  readonly caregivers: CaregiverRow[] = [];
  private readonly credentials: CredentialRow[] = [];
  private readonly workingHours: WorkingHoursRow[] = [];

  constructor(
    private readonly world: World,
    private readonly random: Random,
  ) {}

  /** @param place 0 for the first of the team; the first two of a rehabilitation team are therapists */
  add(provider: ProviderRow, town: Town, place: number): void {
    const { random, world } = this;
    const id = world.ids.next();
    const sex = random.chance(CAREGIVER_FEMALE_SHARE) ? 'FEMALE' : 'MALE';
    const birth = birthDay(random, random.integer(...random.weighted(CAREGIVER_AGES)), world.asOf);
    const held = this.credentialsOf(provider, place);
    this.caregivers.push({
      id,
      providerId: provider.id,
      accountId: world.ids.next(),
      name: personName(random, sex, yearOf(birth)),
      sex,
      birthDate: dateOf(birth),
      identityNumber: world.identities.next(birthRegion(world, town, random), birth, sex),
      phone: world.phones.next('caregiver'),
      dialects: random.chance(PUTONGHUA_SHARE) ? [town.dialect, 'PUTONGHUA'] : [town.dialect],
      skills: held.flatMap((type) => SKILLS[type]),
    });
    for (const type of held) this.certify(id, type, birth);
    const { weekdays, startMinute, endMinute } = random.weighted(WORKING_WEEKS);
    for (const weekday of weekdays)
      this.workingHours.push({ caregiverId: id, weekday, startMinute, endMinute });
  }

  private credentialsOf(provider: ProviderRow, place: number): CredentialType[] {
    const { random } = this;
    const held: CredentialType[] = ['HEALTH_CERTIFICATE'];
    if (provider.itemCodes.includes('REHAB')) {
      if (place < LEAST_THERAPISTS || random.chance(REHAB_THERAPIST_SHARE)) held.push('REHAB_THERAPIST');
      if (random.chance(REGISTERED_NURSE_SHARE)) held.push('NURSE_REGISTERED');
    }
    for (const [type, share] of CREDENTIAL_SHARES) if (random.chance(share)) held.push(type);
    return held;
  }

  private certify(caregiverId: string, type: CredentialType, birth: Day): void {
    const { random, world } = this;
    const years = CREDENTIAL_YEARS[type];
    const from =
      years === null
        ? random.integer(addYears(birth, 20), world.asOf - 30)
        : world.asOf - random.integer(1, years * 365 - 30);
    this.credentials.push({
      id: world.ids.next(),
      caregiverId,
      type,
      number: `${yearOf(from)}${String(random.integer(0, 99_999_999)).padStart(8, '0')}`,
      validFrom: dateOf(from),
      validTo: years === null ? null : dateOf(addYears(from, years)),
    });
  }

  *flush(): Generator<Batch> {
    yield { kind: 'caregivers', rows: this.caregivers };
    yield { kind: 'credentials', rows: this.credentials };
    yield { kind: 'workingHours', rows: this.workingHours };
  }
}
