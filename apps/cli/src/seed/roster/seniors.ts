import { startOfDay } from '@anzhi/kernel';
import type {
  AddressRow,
  AssessmentRow,
  CategoryRow,
  RepresentationRow,
  RepresentativeRow,
  SeniorRow,
} from '../rows';
import { term, type Load } from './load';

const LABELS = { HOME: '家', CHILD_HOME: '子女家' } as const;

export async function writeSeniors(load: Load, rows: readonly SeniorRow[]): Promise<void> {
  await load.copy(
    'people.senior',
    rows.map((senior) => {
      const number = load.people.sealIdentityNumber(senior.id, senior.identityNumber);
      const phone = load.people.sealPhone(senior.id, senior.phone);
      const town = load.regions.ofTown(senior.townCode);
      return {
        id: senior.id,
        name: senior.name,
        identity_number_sealed: number.sealed,
        identity_number_index: number.index,
        birth_date: senior.birthDate,
        sex: senior.sex,
        phone_sealed: phone.sealed,
        phone_index: phone.index,
        ...town,
        place_id: town.region_id,
        hukou_region_id: town.county_id,
        registered_at: load.since,
      };
    }),
  );
  await load.copy(
    'people.residence',
    rows.map((senior) => {
      const town = load.regions.ofTown(senior.townCode);
      return {
        ...recorded(load),
        id: load.nextId(),
        senior_id: senior.id,
        ...town,
        place_id: town.region_id,
        valid: '(,)',
      };
    }),
  );
  await writeConsents(load, rows);
}

/** On paper, when the senior was entered; without it nobody could be assessed. */
const HEALTH_CONSENT = {
  ...{ purpose: 'HEALTH', version: '演示文本-1', given: true },
  ...{ channel: 'COUNTER', decided_as: 'OFFICER' },
} as const;

const writeConsents = (load: Load, rows: readonly SeniorRow[]): Promise<void> =>
  load.copy(
    'people.consent',
    rows.map(({ id, townCode }) => ({
      ...{ id: load.nextId(), senior_id: id, ...HEALTH_CONSENT },
      decided_by: load.officer('TOWN_HANDLER', townCode),
      at: load.since,
    })),
  );

/** Known since the platform was opened. */
const recorded = (load: Load) => ({
  known: `[${load.since.toISOString()},)`,
  source: '合成名册',
  recorded_at: load.since,
});

export const writeAddresses = (load: Load, rows: readonly AddressRow[]): Promise<void> =>
  load.copy(
    'people.address',
    rows.map((address) => ({
      id: address.id,
      senior_id: address.seniorId,
      label: LABELS[address.label],
      kind: address.label === 'HOME' ? 'RESIDENCE' : 'TEMPORARY',
      ...load.regions.ofTown(address.townCode),
      text_sealed: load.people.sealAddress(address.id, address.text),
      latitude: address.latitude,
      longitude: address.longitude,
      datum: address.datum,
      position_source: 'GIVEN',
      valid: term(load.sinceDay, null),
      is_default: address.isPrimary,
    })),
  );

/** Categories by age are not stored: they follow from the birth date. */
export const writeCategories = (load: Load, rows: readonly CategoryRow[]): Promise<void> =>
  load.copy(
    'people.category',
    rows
      .filter(({ category }) => !category.startsWith('AGE_'))
      .map((category) => ({
        id: category.id,
        senior_id: category.seniorId,
        code: category.category,
        valid: term(category.validFrom, category.validTo),
        ...recorded(load),
      })),
  );

export const writeAssessments = (load: Load, rows: readonly AssessmentRow[]): Promise<void> =>
  load.copy(
    'assessment.result',
    rows.map((result) => ({
      id: result.id,
      version: 1,
      senior_id: result.seniorId,
      level: result.level,
      total_score: result.score,
      assessed_on: result.assessedOn,
      published_on: result.assessedOn,
      known: `[${startOfDay(result.assessedOn).toISOString()},)`,
      valid: term(result.assessedOn, result.validTo),
      source_document: '合成名册',
      recorded_at: startOfDay(result.assessedOn),
    })),
  );

export async function writeRepresentatives(load: Load, rows: readonly RepresentativeRow[]): Promise<void> {
  await load.accounts(rows);
  await load.roles(rows.map(({ id }) => ({ accountId: id, role: 'FAMILY' })));
}

export const writeRepresentations = (load: Load, rows: readonly RepresentationRow[]): Promise<void> =>
  load.copy(
    'people.representative',
    rows.map((right) => ({
      id: right.id,
      senior_id: right.seniorId,
      account_id: right.representativeId,
      relation: right.relation,
      rights: right.rights,
      valid: term(right.validFrom, right.validTo),
      granted_as: 'SYSTEM',
      granted_at: load.since,
    })),
  );
