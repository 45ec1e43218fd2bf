import { Pool } from 'pg';
import type { TestApp, TestRole } from '@test/app';
import { givenTown, type GivenTeam } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import type { GivenSenior } from '@test/given/people';
import { Person } from './stubborn-client';

const HOUSEHOLDS = 10;
const PROVIDERS = 4;

export interface Home {
  readonly senior: GivenSenior;
  readonly family: Person;
}

/** Everybody who acts in the story. The observer looks at the tables over connections that nobody cuts. */
export interface City {
  readonly homes: readonly Home[];
  readonly teams: readonly GivenTeam[];
  /** By provider. */
  readonly dispatchers: ReadonlyMap<string, Person>;
  /** By caregiver. */
  readonly caregivers: ReadonlyMap<string, Person>;
  readonly handler: Person;
  readonly reviewers: readonly Person[];
  readonly observer: Pool;
}

/** One town with more wishes than minutes and hands; two providers are asked at a time. */
export async function givenCity(t: TestApp): Promise<City> {
  const town = await givenTown(t);
  const homes: Home[] = [];
  const teams: GivenTeam[] = [];
  const dispatchers = new Map<string, Person>();
  const caregivers = new Map<string, Person>();
  for (let i = 0; i < HOUSEHOLDS; i++) {
    const { senior, family } = await town.household();
    homes.push({ senior, family: new Person(t, family) });
  }
  for (let i = 0; i < PROVIDERS; i++) {
    const team = await town.team({ staff: [{}, {}], kilometres: i });
    teams.push(team);
    dispatchers.set(team.provider.id, new Person(t, team.dispatcher));
    for (const { id, phone, password, accountId } of team.caregivers)
      caregivers.set(id, new Person(t, await t.login(phone, password, accountId)));
  }
  const county = await regionId(t, CODES.county);
  const officer = async (role: TestRole['role']): Promise<Person> =>
    new Person(t, await t.person('县区干部', { role, regionId: county }));
  const handler = await officer('COUNTY_HANDLER');
  const reviewers = [await officer('COUNTY_REVIEWER'), await officer('COUNTY_REVIEWER')];
  const observer = new Pool({ connectionString: t.database.adminUrl, max: 4 });
  await observer.query(
    `INSERT INTO platform.setting (name, value, changed_at)
     VALUES ('dispatch.parallelOffers', 2, now()), ('dispatch.urgentOfferSeconds', 9000, now()),
            ('dispatch.soonOfferMinutes', 150, now())`,
  );
  return { homes, teams, dispatchers, caregivers, handler, reviewers, observer };
}
