import { Random, startOfDay } from '@anzhi/kernel';
import { sealPhone } from '@anzhi/identity';
import { PersonalData } from '@anzhi/people';
import { BlindIndex, FieldCipher, type Config } from '@anzhi/platform';
import { ProvidersPersonalData } from '@anzhi/providers';
import type { Client } from 'pg';
import { copyRows, type Cell } from '../bulk/copy';
import { addYears, dateOf, dayOf } from '../dates';
import type { CityOptions } from '../generate-city';
import { SeedIds } from '../numbers';
import { Regions } from './regions';

interface Person {
  /** Of the account. */
  readonly id: string;
  readonly name: string;
  readonly phone: string;
}

interface Grant {
  readonly accountId: string;
  readonly role: string;
  readonly regionId?: number;
  readonly organisationId?: string;
}

/** What the writers of all kinds of rows share: the connection, the keys, and what earlier rows are referred to by. */
export class Load {
  readonly people: PersonalData;
  readonly providers: ProvidersPersonalData;
  /** When the platform was opened and everybody was entered: a year ago. */
  readonly since: Date;
  readonly sinceDay: string;
  /** Officers' accounts by role and division code. */
  private readonly officers = new Map<string, string>();
  private readonly cipher: FieldCipher;
  private readonly blind: BlindIndex;
  /** For rows that the generator does not know: role grants, histories. */
  private readonly ids: SeedIds;

  private constructor(
    readonly client: Client,
    readonly regions: Regions,
    config: Config,
    { seed, regionCode, asOf }: CityOptions,
    private readonly onRows: (count: number) => void,
  ) {
    this.cipher = new FieldCipher(config.fieldKeys);
    this.blind = new BlindIndex(config.blindIndexKey);
    this.people = new PersonalData(this.cipher, this.blind);
    this.providers = new ProvidersPersonalData(this.cipher, this.blind);
    this.ids = new SeedIds(new Random(`${seed}/${regionCode}/load`), dayOf(asOf));
    this.sinceDay = dateOf(addYears(dayOf(asOf), -1));
    this.since = startOfDay(this.sinceDay);
  }

  static async open(
    client: Client,
    config: Config,
    plan: CityOptions,
    onRows: (count: number) => void,
  ): Promise<Load> {
    return new Load(client, await Regions.load(client), config, plan, onRows);
  }

  addOfficer(role: string, regionCode: string, accountId: string): void {
    this.officers.set(`${role} ${regionCode}`, accountId);
  }

  /** Account of the one who has this role in a division. */
  officer(role: string, regionCode: string): string {
    const accountId = this.officers.get(`${role} ${regionCode}`);
    if (!accountId) throw new Error(`division ${regionCode} has no ${role}`);
    return accountId;
  }

  nextId(): string {
    return this.ids.next();
  }

  async copy(table: string, rows: readonly Readonly<Record<string, Cell>>[]): Promise<void> {
    this.onRows(await copyRows(this.client, table, rows));
  }

  /** Accounts without a password: who has one of these phones logs in by one-time code. */
  accounts(people: readonly Person[]): Promise<void> {
    const rows = people.map(({ id, name, phone }) => {
      const { phoneSealed, phoneIndex } = sealPhone(this.cipher, this.blind, id, phone);
      return {
        id,
        phone_sealed: phoneSealed,
        phone_index: phoneIndex,
        name,
        locale: 'zh-CN',
        status: 'ACTIVE',
        created_at: this.since,
      };
    });
    return this.copy('identity.account', rows);
  }

  roles(grants: readonly Grant[]): Promise<void> {
    const rows = grants.map(({ accountId, role, regionId, organisationId }) => ({
      id: this.nextId(),
      account_id: accountId,
      role,
      region_id: regionId ?? null,
      organisation_id: organisationId ?? null,
      valid_from: this.since,
    }));
    return this.copy('identity.role_grant', rows);
  }
}

/** A term as the tables keep it: from its first day to the day before `to`, or open. */
export const term = (from: string, to: string | null): string => `[${from},${to ?? ''})`;
