import { Injectable } from '@nestjs/common';
import { businessDate, Clock, type Ctx } from '@anzhi/kernel';
import type { Queryable, Tx } from '@anzhi/platform';
import { AddressQueries } from './addresses/address.queries';
import { CategoryQueries } from './categories/category.queries';
import { ConsentQueries, type ConsentDecision } from './consents/consent.queries';
import type { ConsentPurpose } from './consents/consents.dto';
import { ListQueries, type ListChange, type ListChangePage } from './lists/list.queries';
import type { AddressView, Residence, Right, SeniorRow, SeniorView, UpsertedSenior } from './people.types';
import { RepresentativeQueries, type AccountsOfSenior } from './representatives/representative.queries';
import { ResidenceBook } from './residences/residence-book';
import { ResidentQueries, type Resident, type ResidentSelection } from './seniors/resident.queries';
import { SeniorGate } from './seniors/senior.gate';
import { SeniorQueries, type KnownSenior } from './seniors/senior.queries';
import { SeniorRegister } from './seniors/senior.register';

/** What the other contexts may ask of and tell the file of seniors. */
@Injectable()
export class PeopleFacade {
  constructor(
    private readonly seniors: SeniorQueries,
    private readonly addresses: AddressQueries,
    private readonly categories: CategoryQueries,
    private readonly representatives: RepresentativeQueries,
    private readonly population: ResidentQueries,
    private readonly gate: SeniorGate,
    private readonly register: SeniorRegister,
    private readonly residences: ResidenceBook,
    private readonly lists: ListQueries,
    private readonly consents: ConsentQueries,
    private readonly clock: Clock,
  ) {}

  senior(db: Queryable, id: string): Promise<SeniorView | undefined> {
    return this.seniors.view(db, id);
  }

  /** Many names, by id: in the clear, for the caller to mask. */
  names(db: Queryable, ids: readonly string[]): Promise<Map<string, string>> {
    return this.seniors.names(db, ids);
  }

  /** Those of them who are alive. */
  living(db: Queryable, ids: readonly string[]): Promise<Set<string>> {
    return this.seniors.living(db, ids);
  }

  address(db: Queryable, addressId: string): Promise<AddressView | undefined> {
    return this.addresses.view(db, addressId);
  }

  /** Where services go unless an order says otherwise. */
  defaultAddress(db: Queryable, seniorId: string): Promise<AddressView | undefined> {
    return this.addresses.defaultOf(db, seniorId);
  }

  /** In the clear: the caller decides who may see it, and leaves an audit line. @throws people.address-not-found */
  addressText(db: Queryable, addressId: string): Promise<string> {
    return this.addresses.text(db, addressId);
  }

  /** In the clear: the caller decides who may see it, and leaves an audit line. */
  contactPhone(db: Queryable, seniorId: string): Promise<string | null> {
    return this.seniors.phone(db, seniorId);
  }

  /** Category codes (policy.md 6.1) that hold on a day `YYYY-MM-DD`; AGE_* follow from the birth date. */
  categoriesOn(db: Queryable, seniorId: string, date: string): Promise<string[]> {
    return this.categories.on(db, seniorId, date);
  }

  /**
   * Many living seniors with what programmes ask of the file, as it is on a day `YYYY-MM-DD`; ordered by id.
   * @param at as it was known at this instant; without it, as it is known now
   */
  residents(db: Queryable, selection: ResidentSelection, on: string, at?: Date): Promise<Resident[]> {
    return this.population.select(db, selection, on, at);
  }

  /** How many living residents of a county `residents` gives, page by page. */
  countResidents(db: Queryable, countyId: number, on: string, at?: Date): Promise<number> {
    return this.population.count(db, countyId, on, at);
  }

  /** Where a senior lived on a day, as it was known at an instant; undefined when nobody knew. */
  residenceOn(db: Queryable, seniorId: string, date: string, at?: Date): Promise<Residence | undefined> {
    return this.residences.on(db, seniorId, date, at);
  }

  /** The senior's last decision on one use of his data (policy.md 11.1); undefined: nobody asked him. */
  consent(db: Queryable, seniorId: string, purpose: ConsentPurpose): Promise<ConsentDecision | undefined> {
    return this.consents.decision(db, seniorId, purpose);
  }

  /** What a department's list changes, or is going to change; ordered by id. */
  listChanges(db: Queryable, listId: string, page: ListChangePage): Promise<ListChange[]> {
    return this.lists.changes(db, listId, page);
  }

  /**
   * Whether the caller may do this for the senior: the senior himself, a representative with the unexpired right,
   * or an officer or agent whose scope covers where the senior lives.
   */
  mayActFor(db: Queryable, ctx: Ctx, seniorId: string, right: Right): Promise<boolean> {
    return this.gate.allows(db, ctx, seniorId, right);
  }

  /** Seniors for whom the account holds the right today, its own person included. */
  seniorsOf(db: Queryable, accountId: string, right: Right): Promise<string[]> {
    return this.representatives.seniorsOf(db, accountId, right, businessDate(this.clock.now()));
  }

  /** The same for many accounts with one question; of an account without any there is nothing. */
  seniorsOfEach(db: Queryable, accountIds: readonly string[], right: Right): Promise<Map<string, string[]>> {
    return this.representatives.seniorsOfEach(db, accountIds, right, businessDate(this.clock.now()));
  }

  /**
   * The accounts that hold the right for the senior today: his own, which holds every right, and those of his
   * representatives.
   */
  accountsFor(db: Queryable, seniorId: string, right: Right): Promise<AccountsOfSenior> {
    return this.representatives.accountsFor(db, seniorId, right, businessDate(this.clock.now()));
  }

  seniorOfAccount(db: Queryable, accountId: string): Promise<SeniorView | undefined> {
    return this.seniors.viewOfAccount(db, accountId);
  }

  /**
   * Registers a senior, or brings the one with this identity number up to date; categories and the address are
   * added where they are missing, nothing is ended. Doing it twice changes nothing the second time.
   * @throws people.* refusals with a pointer to the field; people.registered-elsewhere outside the caller's scope
   */
  upsertSenior(tx: Tx, row: SeniorRow): Promise<UpsertedSenior> {
    return this.register.upsert(tx, row);
  }

  /** Which identity numbers are on file, for a dry run; the map's keys are the numbers as given. */
  knownIdentityNumbers(db: Queryable, numbers: readonly string[]): Promise<Map<string, KnownSenior>> {
    return this.seniors.known(db, numbers);
  }
}
