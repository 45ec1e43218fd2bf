import { Injectable } from '@nestjs/common';
import { addMinutes, businessDate, Clock } from '@anzhi/kernel';
import { distanceMetres, GeoFacade, type Datum } from '@anzhi/geo';
import type { Queryable } from '@anzhi/platform';
import { stretchesOf } from '../caregivers/working-hours.policy';
import { REGISTRATION } from '../provider.types';
import { byRank, refusalOf, type MatchFacts } from './match.policy';
import type {
  CaregiverCriteria,
  CaregiverView,
  Eligibility,
  MatchCriteria,
  ProviderCandidate,
} from './match.types';
import { holdsLicences, offersItem, qualifies, servesOneOf } from './rules';

interface Row extends MatchFacts {
  readonly id: string;
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly datum: Datum;
}

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

  async candidates(db: Queryable, criteria: MatchCriteria): Promise<ProviderCandidate[]> {
    const rows = await db.query<Row>(
      `${FACTS} WHERE p.state IN ('ADMITTED', 'SUSPENDED', 'BLACKLISTED') AND ${offersItem('$10')}
                  AND (p.county_id = $13 OR ${servesOneOf('$11')})`,
      [...(await this.parameters(criteria)), await this.geo.countyOf(criteria.regionId)],
    );
    return rows.map((row) => toCandidate(row, criteria)).sort(byRank);
  }

  async eligible(db: Queryable, providerId: string, criteria: MatchCriteria): Promise<Eligibility> {
    const [row] = await db.query<Row>(`${FACTS} WHERE p.id = $13`, [
      ...(await this.parameters(criteria)),
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

  private async parameters(criteria: MatchCriteria): Promise<unknown[]> {
    const path = await this.geo.path(criteria.regionId);
    return [
      ...this.caregiverParameters(criteria),
      criteria.itemCode,
      path.map(({ id }) => id),
      [...new Set([REGISTRATION, ...criteria.licences])],
    ];
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

function toCandidate(row: Row, to: MatchCriteria): ProviderCandidate {
  const refusedBy = refusalOf(row);
  return {
    providerId: row.id,
    name: row.name,
    ...(refusedBy && { refusedBy }),
    distanceMetres: Math.round(distanceMetres(row, to)),
    qualifiedCaregivers: row.qualifiedCaregivers,
  };
}
