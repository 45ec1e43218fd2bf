import { EntitlementFacade } from '@anzhi/entitlement';
import { addDays, makeIdentityNumber } from '@anzhi/kernel';
import type { NewCategory } from '@anzhi/people';
import { CONFIG, type Config } from '@anzhi/platform';
import { TestApp, type ApiClient } from '@test/app';
import type { TestDatabase } from '@test/database';
import { givenLevel } from '@test/given/assessment';
import { CODES, regionId } from '@test/given/geo';
import { givenAccount } from '@test/given/identity';
import { givenSenior, type GivenSenior } from '@test/given/people';
import { eachOf } from './each-of';

/** A senior with what is needed to book for him. */
export interface Resident extends Pick<GivenSenior, 'id' | 'addressId' | 'regionId'> {
  /** His family's access token. */
  readonly token: string;
}

/** A prepared database, to which nobody is connected any more: copies of it are alike to the last row. */
export interface City {
  readonly database: TestDatabase;
  readonly residents: readonly Resident[];
  /** With the keys of what is encrypted in the database and of the tokens. */
  readonly config: Config;
  /** The moment at which the tokens were made; they hold for a quarter of an hour. */
  readonly now: Date;
}

const SENIORS_PER_FAMILY = 4;
const AT_ONCE = 6;
const PROGRAMME = 'SQ_HOME_CARE';
const PERIOD = 202611;
/** Every senior is a day younger than the one before. */
const ELDEST_BORN = '1936-01-01';
/** With the ability level below: 1200 minutes a month. */
const CATEGORY: NewCategory = { code: 'DIBAO', validFrom: '2026-01-01', source: '低保数据' };
const LEVEL = 2;
const ASSESSED_ON = '2026-01-10';

/**
 * Seniors whose month is granted, each with a family that may book for him and is logged in; made by the use cases.
 * @param seniors a multiple of the seniors of one family
 */
export async function makeCity(
  database: TestDatabase,
  seniors: number,
  tell: (text: string) => void,
): Promise<City> {
  const t = new TestApp(database);
  await t.start();
  try {
    const officer = await t.person('县区经办', {
      role: 'COUNTY_HANDLER',
      regionId: await regionId(t, CODES.city),
    });
    const residents: Resident[] = [];
    await eachOf(Array(seniors / SENIORS_PER_FAMILY).keys(), AT_ONCE, async (number) => {
      residents.push(...(await makeFamily(t, officer, number)));
      if (residents.length % 100 === 0) tell(`${residents.length} of ${seniors} seniors are entered`);
    });
    await grantMonth(t, residents);
    return { database, residents, config: t.app.get<Config>(CONFIG), now: t.clock.now() };
  } finally {
    await t.stop();
  }
}

async function makeFamily(t: TestApp, officer: ApiClient, number: number): Promise<Resident[]> {
  const family = await givenAccount(t, '王小明');
  const seniors: GivenSenior[] = [];
  for (let count = 0; count < SENIORS_PER_FAMILY; count++) {
    const birthDate = addDays(ELDEST_BORN, number * SENIORS_PER_FAMILY + count);
    const identityNumber = makeIdentityNumber(CODES.county, birthDate, 1, 'FEMALE');
    const senior = await givenSenior(t, { identityNumber, categories: [CATEGORY] });
    await givenLevel(t, senior.id, LEVEL, ASSESSED_ON);
    await officer
      .post(`/seniors/${senior.id}/representatives`, {
        phone: family.phone,
        name: '王小明',
        relation: 'CHILD',
        rights: ['VIEW', 'BOOK', 'PAY', 'CONFIRM'],
        proof: '委托书',
      })
      .expect(201);
    seniors.push(senior);
  }
  const { token } = await t.login(family.phone, family.password, family.id);
  return seniors.map(({ id, addressId, regionId }) => ({ id, addressId, regionId, token: token! }));
}

const GRANTED_AT_ONCE = 200;

async function grantMonth(t: TestApp, residents: readonly Resident[]): Promise<void> {
  const ids = residents.map(({ id }) => id);
  while (ids.length > 0) {
    const seniorIds = ids.splice(0, GRANTED_AT_ONCE);
    const wish = { programmeCode: PROGRAMME, period: PERIOD, seniorIds };
    await t.write((tx) => t.get(EntitlementFacade).issueTo(tx, wish));
  }
}
