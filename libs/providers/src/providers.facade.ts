import { Injectable } from '@nestjs/common';
import type { Queryable, Tx } from '@anzhi/platform';
import { capacityOfDay, type DayCapacity } from './caregivers/capacity.queries';
import { CaregiverImport, type CaregiverRosterRow } from './caregivers/caregiver-import';
import { CaregiverQueries, type KnownCaregiver } from './caregivers/caregiver.queries';
import { staffOfDay, type CaregiverOfDay } from './caregivers/staff-of-day.queries';
import { Matching } from './matching/matching';
import type {
  CaregiverCriteria,
  CaregiverView,
  CaregiverWeek,
  Eligibility,
  MatchCriteria,
  NearCaregiver,
  NearCriteria,
  ProviderCandidate,
  ProviderView,
  WeekCriteria,
} from './matching/match.types';
import { ProviderImport, type ProviderRosterRow, type Upserted } from './organisations/provider-import';
import { ProviderQueries, type KnownProvider } from './organisations/provider.queries';
import { Terms } from './terms/terms';

/** What the contexts above may ask and tell: who may serve whom now, and rosters that come in by file. */
@Injectable()
export class ProvidersFacade {
  constructor(
    private readonly matching: Matching,
    private readonly providers: ProviderQueries,
    private readonly caregivers: CaregiverQueries,
    private readonly providerImport: ProviderImport,
    private readonly caregiverImport: CaregiverImport,
    private readonly terms: Terms,
  ) {}

  /**
   * The caregivers nearest to an order by where their day starts, and the known ones, each with the rule of his own or
   * his provider's file that keeps him out. Asked of the rows at this moment and for the time of the service, so a
   * suspension or an expired paper counts at once. In no order.
   */
  nearCaregivers(db: Queryable, criteria: NearCriteria): Promise<NearCaregiver[]> {
    return this.matching.nearCaregivers(db, criteria);
  }

  /**
   * The nearest providers of the county or serving the division that offer the item: those whose own file lets them be
   * offered the order, nearest first, then the others with the rule that refused them.
   * @param wish.also these as well, wherever they are
   */
  nearProviders(
    db: Queryable,
    criteria: MatchCriteria,
    wish: { readonly nearest: number; readonly also: readonly string[] },
  ): Promise<ProviderCandidate[]> {
    return this.matching.nearProviders(db, criteria, wish);
  }

  /** The nearest and the known caregivers who may give a service on some of the days, with their hours. */
  caregiverWeeks(db: Queryable, criteria: WeekCriteria): Promise<CaregiverWeek[]> {
    return this.matching.caregiverWeeks(db, criteria);
  }

  /** The rules for one provider, a qualified caregiver included, asked again when it accepts. */
  eligible(db: Queryable, providerId: string, criteria: MatchCriteria): Promise<Eligibility> {
    return this.matching.eligible(db, providerId, criteria);
  }

  /** Active caregivers with every credential and skill whose working hours cover the service; busy or not. */
  qualifiedCaregivers(db: Queryable, criteria: CaregiverCriteria): Promise<CaregiverView[]> {
    return this.matching.qualifiedCaregivers(db, criteria);
  }

  /** The active caregivers of these providers with papers, hours and absences of a day, for its schedule. */
  staffOfDay(
    db: Queryable,
    wanted: { providerIds: readonly string[]; day: string; today: string },
  ): Promise<CaregiverOfDay[]> {
    return staffOfDay(db, wanted);
  }

  /** What the people of every admitted provider can work on a day, and where. @param day `YYYY-MM-DD` */
  capacityOfDay(db: Queryable, day: string): Promise<DayCapacity[]> {
    return capacityOfDay(db, day);
  }

  caregiver(db: Queryable, id: string): Promise<CaregiverView | undefined> {
    return this.caregivers.byId(db, id);
  }

  /** The caregiver who logs in with this account, while he is active. */
  caregiverOfAccount(db: Queryable, accountId: string): Promise<CaregiverView | undefined> {
    return this.caregivers.byAccount(db, accountId);
  }

  /** Ids of the active caregivers who log in with these accounts, by account. */
  caregiversOfAccounts(db: Queryable, accountIds: readonly string[]): Promise<Map<string, string>> {
    return this.caregivers.ofAccounts(db, accountIds);
  }

  provider(db: Queryable, id: string): Promise<ProviderView | undefined> {
    return this.providers.byId(db, id);
  }

  /** Names of caregivers and providers, by id. */
  names(db: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
    return this.providers.names(db, ids);
  }

  /** Which of these unified social credit codes are on file; for a dry run. */
  knownProviders(db: Queryable, creditCodes: readonly string[]): Promise<Map<string, KnownProvider>> {
    return this.providers.known(db, creditCodes);
  }

  /** Which of these identity numbers belong to active caregivers; for a dry run. */
  knownCaregivers(db: Queryable, identityNumbers: readonly string[]): Promise<Map<string, KnownCaregiver>> {
    return this.caregivers.known(db, identityNumbers);
  }

  /**
   * A provider from a bureau's roster, found again by its credit code, its licences by type, number and first
   * day. A new one is CHECKED by whoever imports it and still needs the admission of another person.
   */
  upsertProvider(tx: Tx, row: ProviderRosterRow): Promise<Upserted> {
    return this.providerImport.upsert(tx, row);
  }

  /** A caregiver from a roster, found again by the identity number. */
  upsertCaregiver(tx: Tx, row: CaregiverRosterRow): Promise<Upserted> {
    return this.caregiverImport.upsert(tx, row);
  }

  /** After a bulk load: schedules the announcement of every term on file that has yet to end. */
  scheduleTerms(tx: Tx): Promise<void> {
    return this.terms.scheduleAll(tx);
  }
}
