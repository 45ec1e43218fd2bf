import { makeIdentityNumber, newId, type Sex } from '@anzhi/kernel';
import { PeopleFacade, type NewAddress, type NewCategory, type Right } from '@anzhi/people';
import type { ApiClient, TestApp } from '../app';
import { CODES, regionId } from './geo';
import { givenAccount } from './identity';

export interface GivenSenior {
  readonly id: string;
  readonly name: string;
  readonly identityNumber: string;
  readonly phone: string;
  /** Township of residence. */
  readonly regionId: number;
  /** The only address, 家. */
  readonly addressId: string;
}

interface SeniorWish {
  readonly name?: string;
  /** `YYYY-MM-DD` */
  readonly birthDate?: string;
  readonly sex?: Sex;
  /** Division code of the township; the demo city's first one unless given. */
  readonly townCode?: string;
  readonly identityNumber?: string;
  readonly phone?: string;
  readonly address?: Partial<NewAddress>;
  readonly categories?: readonly NewCategory[];
}

let serial = 0;

/** Another valid identity number each time. */
export const someIdentityNumber = (birthDate = '1944-05-06', sex: Sex = 'FEMALE'): string =>
  makeIdentityNumber(CODES.county, birthDate, serial++ % 500, sex);

/** A senior on file, at home in the demo city. */
export async function givenSenior(t: TestApp, wish: SeniorWish = {}): Promise<GivenSenior> {
  const people = t.get(PeopleFacade);
  const region = await regionId(t, wish.townCode ?? CODES.town);
  const name = wish.name ?? '王建华';
  const identityNumber = wish.identityNumber ?? someIdentityNumber(wish.birthDate, wish.sex);
  const phone = wish.phone ?? `138${String(10_000_000 + serial++)}`;
  const address = {
    label: '家',
    regionId: region,
    text: '双庄街道幸福社区和谐小区12号楼2单元502室',
    latitude: 33.9612,
    longitude: 118.2754,
    datum: 'WGS84' as const,
    ...wish.address,
  };
  const { id } = await t.write((tx) =>
    people.upsertSenior(tx, {
      name,
      identityNumber,
      phone,
      regionId: region,
      address,
      categories: wish.categories,
    }),
  );
  const home = await people.defaultAddress(t.db, id);
  return { id, name, identityNumber, phone, regionId: region, addressId: home!.id };
}

const desks = new WeakMap<TestApp, Promise<string>>();

/** The senior's decision on the use of health data, told to an office and kept on paper; the last one holds. */
export async function givenHealthConsent(t: TestApp, seniorId: string, given = true): Promise<void> {
  const desk = desks.get(t) ?? givenAccount(t, '镇街窗口').then(({ id }) => id);
  desks.set(t, desk);
  const officer = await desk;
  await t.write((tx) =>
    tx.query(
      `INSERT INTO people.consent (id, senior_id, purpose, version, given, channel, decided_by, decided_as, at)
       VALUES ($1, $2, 'HEALTH', '2026-10', $3, 'COUNTER', $4, 'OFFICER', $5)`,
      [newId(tx.now), seniorId, given, officer, tx.now],
    ),
  );
}

/** A family member with these rights, granted by a county handler on a proof, and logged in. */
export async function givenFamily(
  t: TestApp,
  seniorId: string,
  rights: Right[] = ['VIEW', 'BOOK', 'PAY', 'CONFIRM'],
  validTo?: string,
): Promise<ApiClient> {
  const account = await givenAccount(t, '王小明');
  const officer = await t.person('县区经办', {
    role: 'COUNTY_HANDLER',
    regionId: await regionId(t, CODES.city),
  });
  const { id, phone, password } = account;
  await officer
    .post(`/seniors/${seniorId}/representatives`, {
      phone,
      name: '王小明',
      relation: 'CHILD',
      rights,
      validTo,
      proof: '委托书',
    })
    .expect(201);
  return t.login(phone, password, id);
}
