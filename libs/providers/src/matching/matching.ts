import { Injectable } from '@nestjs/common';
import { addMinutes, businessDate, Clock } from '@anzhi/kernel';
import { distanceMetres, GeoFacade, type Datum } from '@anzhi/geo';
import type { Queryable } from '@anzhi/platform';
import { stretchesOf } from '../caregivers/working-hours.policy';
import { REGISTRATION } from '../provider.types';
import { byRank, caregiverRefusalOf, refusalOf, type CaregiverFlags, type MatchFacts } from './match.policy';
import type {
  CaregiverCriteria,
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

interface NearRow extends CaregiverView, CaregiverFlags, Place, Omit<MatchFacts, 'qualifiedCaregivers'> {
  readonly providerName: string;
  readonly providerLatitude: number;
  readonly providerLongitude: number;
  readonly providerDatum: Datum;
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
  weekdays: '$7',
  startMinutes: '$8',
  endMinutes: '$9',
};

const FACTS = `
  SELECT p.id, p.name, p.latitude, p.longitude, p.datum, p.state, ${offersItem('$10')} AS "offersItem",
         ${servesOneOf('$11')} AS "servesRegion", ${holdsLicences('$12', '$4')} AS licensed,
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
    const rows = await db.query<NearRow>(NEAR_CAREGIVERS, [
      ...[...(await this.providerParameters(criteria)), credentials, skills, sex],
      ...[criteria.longitude, criteria.latitude, await this.geo.countyOf(criteria.regionId)],
      ...[criteria.nearest, criteria.known, criteria.without, ...time],
    ]);
    const candidates = new Map<string, ProviderCandidate>();
    for (const row of rows)
      if (!candidates.has(row.providerId)) candidates.set(row.providerId, providerOf(row, criteria));
    return rows.map((row) => toNearCaregiver(row, candidates.get(row.providerId)!));
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
    const [row] = await db.query<ProviderRow>(`${FACTS} WHERE p.id = $13`, [
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
        WHERE c.provider_id = $10 AND ${qualifies(CAREGIVER)} ORDER BY c.id`,
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
      at,
      addMinutes(at, minutes),
      stretches.map(({ weekday }) => weekday),
      stretches.map(({ startMinute }) => startMinute),
      stretches.map(({ endMinute }) => endMinute),
    ];
  }
}

function toCandidate(
  row: Place & MatchFacts & { readonly id: string; readonly name: string },
  to: Place,
): ProviderCandidate {
  const refusedBy = refusalOf(row);
  return {
    providerId: row.id,
    name: row.name,
    ...(refusedBy && { refusedBy }),
    distanceMetres: Math.round(distanceMetres(row, to)),
  };
}

function providerOf(row: NearRow, to: Place): ProviderCandidate {
  const { state, offersItem: offers, servesRegion, licensed, providerDatum: datum } = row;
  return toCandidate(
    {
      ...{ id: row.providerId, name: row.providerName, state, offersItem: offers, servesRegion, licensed },
      ...{ latitude: row.providerLatitude, longitude: row.providerLongitude, datum },
    },
    to,
  );
}

function toNearCaregiver(row: NearRow, provider: ProviderCandidate): NearCaregiver {
  const { id, providerId, accountId, name, sex, skills, dialects, active } = row;
  const { latitude, longitude, datum } = row;
  const refusedBy = caregiverRefusalOf(row);
  return {
    ...{ id, providerId, accountId, name, sex, skills, dialects, active },
    place: { latitude, longitude, datum },
    ...(refusedBy && { refusedBy }),
    provider,
  };
}
