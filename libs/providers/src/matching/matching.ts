import { Injectable } from '@nestjs/common';
import { addMinutes, businessDate, Clock, type Sex } from '@anzhi/kernel';
import { distanceMetres, GeoFacade, type Datum } from '@anzhi/geo';
import type { Queryable } from '@anzhi/platform';
import { stretchesOf, weekMinutesOf } from '../caregivers/working-hours.policy';
import { REGISTRATION } from '../provider.types';
import { byRank, refusalOf, type MatchFacts } from './match.policy';
import type {
  CaregiverCriteria,
  CaregiverFileRefusal,
  CaregiverView,
  CaregiverWeek,
  Eligibility,
  MatchCriteria,
  NearCaregiver,
  NearCriteria,
  ProviderCandidate,
  WeekCriteria,
} from './match.types';
import { CAREGIVER_WEEKS, NEAR_CAREGIVERS, NEAR_PROVIDERS } from './near.queries';
import { holdsLicences, offersItem, qualifies, servesOneOf } from './rules';

interface Place {
  readonly latitude: number;
  readonly longitude: number;
  readonly datum: Datum;
}

interface ProviderRow extends MatchFacts, Place {
  readonly id: string;
  readonly name: string;
}

/** The people by column, an entry for each; null where there is nobody. */
type NearColumns = [
  id: string[] | null,
  /** Where his provider is among the providers. */
  at: number[],
  sex: Sex[],
  dialects: string[][],
  skillCount: number[],
  latitude: number[],
  longitude: number[],
  datum: Datum[],
  refusedBy: (CaregiverFileRefusal | null)[],
];

interface NearRow {
  readonly providers: readonly ProviderRow[];
  readonly people: NearColumns;
}

type WeekRow = Omit<CaregiverWeek, 'place' | 'absences'> &
  Place & { readonly absences: readonly { from: string; to: string }[] };

const CAREGIVER = {
  credentials: '$1',
  skills: '$2',
  sex: '$3',
  days: '$4',
  from: '$5',
  to: '$6',
  week: '$7',
};

const FACTS = `
  SELECT p.id, p.name, p.latitude, p.longitude, p.datum, p.state, ${offersItem('$8')} AS "offersItem",
         ${servesOneOf('$9')} AS "servesRegion", ${holdsLicences('$10', '$4')} AS licensed,
         (SELECT count(*) FROM providers.caregiver c
           WHERE c.provider_id = p.id AND ${qualifies(CAREGIVER)}) AS "qualifiedCaregivers"
    FROM providers.provider p`;

/** Who may serve whom: the hard rules, asked of the rows as they are now. Whoever is busy is dispatch's to say. */
@Injectable()
export class Matching {
  constructor(
    private readonly geo: GeoFacade,
    private readonly clock: Clock,
  ) {}

  async nearCaregivers(db: Queryable, criteria: NearCriteria): Promise<NearCaregiver[]> {
    const [credentials, skills, sex, ...time] = this.caregiverParameters(criteria);
    const [{ providers, people }] = await db.query<NearRow>(NEAR_CAREGIVERS, [
      ...[...(await this.providerParameters(criteria)), credentials, skills, sex],
      ...[criteria.longitude, criteria.latitude, await this.geo.countyOf(criteria.regionId)],
      ...[criteria.nearest, criteria.known, criteria.without, ...time],
    ]);
    const candidates = providers.map((provider) => toCandidate(provider, criteria));
    return toNearCaregivers(people, candidates);
  }

  async nearProviders(
    db: Queryable,
    criteria: MatchCriteria,
    { nearest, also }: { readonly nearest: number; readonly also: readonly string[] },
  ): Promise<ProviderCandidate[]> {
    const [, , , days] = this.caregiverParameters(criteria);
    const rows = await db.query<ProviderRow>(NEAR_PROVIDERS, [
      ...[...(await this.providerParameters(criteria)), days, criteria.longitude, criteria.latitude],
      ...[await this.geo.countyOf(criteria.regionId), nearest, also],
    ]);
    return rows.map((row) => toCandidate(row, criteria)).sort(byRank);
  }

  async caregiverWeeks(db: Queryable, criteria: WeekCriteria): Promise<CaregiverWeek[]> {
    const { days, credentials, skills, sex = null, longitude, latitude, nearest, known } = criteria;
    const rows = await db.query<WeekRow>(CAREGIVER_WEEKS, [
      ...[...(await this.providerParameters(criteria)), credentials, skills, sex],
      ...[longitude, latitude, await this.geo.countyOf(criteria.regionId), nearest, known],
      ...[businessDate(this.clock.now()), days],
    ]);
    return rows.map(({ latitude: lat, longitude: long, datum, absences, ...row }) => ({
      ...row,
      place: { latitude: lat, longitude: long, datum },
      absences: absences.map(({ from, to }) => ({ from: new Date(from), to: new Date(to) })),
    }));
  }

  async eligible(db: Queryable, providerId: string, criteria: MatchCriteria): Promise<Eligibility> {
    const [row] = await db.query<ProviderRow>(`${FACTS} WHERE p.id = $11`, [
      ...this.caregiverParameters(criteria),
      ...(await this.providerParameters(criteria)),
      providerId,
    ]);
    const refusedBy = row ? refusalOf(row) : 'NOT_ADMITTED';
    return refusedBy ? { ok: false, refusedBy } : { ok: true };
  }

  qualifiedCaregivers(db: Queryable, criteria: CaregiverCriteria): Promise<CaregiverView[]> {
    return db.query<CaregiverView>(
      `SELECT c.id, c.provider_id AS "providerId", c.account_id AS "accountId", c.name, c.sex, c.skills,
              c.dialects, c.active
         FROM providers.caregiver c
        WHERE c.provider_id = $8 AND ${qualifies(CAREGIVER)} ORDER BY c.id`,
      [...this.caregiverParameters(criteria), criteria.providerId],
    );
  }

  private async providerParameters(
    criteria: Pick<MatchCriteria, 'itemCode' | 'regionId' | 'licences'>,
  ): Promise<unknown[]> {
    const path = await this.geo.path(criteria.regionId);
    return [criteria.itemCode, path.map(({ id }) => id), [...new Set([REGISTRATION, ...criteria.licences])]];
  }

  /** A paper must hold today and on every day of the service. */
  private caregiverParameters(criteria: Omit<CaregiverCriteria, 'providerId'>): unknown[] {
    const { at, minutes } = criteria;
    const stretches = stretchesOf(at, minutes);
    const days = [businessDate(this.clock.now()), businessDate(at), ...stretches.map(({ date }) => date)];
    return [
      criteria.credentials,
      criteria.skills,
      criteria.sex ?? null,
      [...new Set(days)],
      at.toISOString(),
      addMinutes(at, minutes).toISOString(),
      weekMinutesOf(stretches),
    ];
  }
}

function toCandidate(row: ProviderRow, to: Place): ProviderCandidate {
  const refusedBy = refusalOf(row);
  const candidate = {
    providerId: row.id,
    name: row.name,
    distanceMetres: Math.round(distanceMetres(row, to)),
  };
  return refusedBy ? { ...candidate, refusedBy } : candidate;
}

function toNearCaregivers(
  [ids, at, sex, dialects, skillCount, latitude, longitude, datum, refusals]: NearColumns,
  candidates: readonly ProviderCandidate[],
): NearCaregiver[] {
  return (ids ?? []).map((id, i) => {
    const provider = candidates[at[i]];
    const { providerId } = provider;
    const place = { latitude: latitude[i], longitude: longitude[i], datum: datum[i] };
    const person = {
      id,
      providerId,
      sex: sex[i],
      dialects: dialects[i],
      skillCount: skillCount[i],
      place,
      provider,
    };
    const refusedBy = refusals[i];
    return refusedBy ? { ...person, refusedBy } : person;
  });
}
