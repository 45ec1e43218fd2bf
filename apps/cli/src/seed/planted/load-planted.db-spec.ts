import { LedgerChecks } from '@anzhi/ledger';
import { useApp } from '@test/app';
import { givenPlantedCity } from '@test/given/planted';
import type { Labels } from './labels';

const t = useApp();
let labels: Labels;
beforeAll(async () => {
  jest.setTimeout(240000); const begun = Date.now();
  labels = await givenPlantedCity(t, 'spec', 4_000, 1);
  console.log(Date.now() - begun, labels.visits, labels.deeds.length, labels.innocents.length, labels.notPlanted.join());
  console.log(await t.db.query(`SELECT (SELECT count(*) FROM visits.visit) AS visits, (SELECT count(*) FROM people.senior) AS seniors, (SELECT count(*) FROM providers.caregiver) AS caregivers, (SELECT count(distinct senior_id) FROM entitlement.benefit_grant WHERE unit='MINUTE') g,
   (SELECT avg(amount) FROM entitlement.benefit_grant WHERE unit='MINUTE') a`));
}, 240_000);

describe('a city in which some deceive', () => {
  it('has a ledger that adds up', async () => {
    expect(await t.get(LedgerChecks).run(t.db)).toEqual([]);
  });
});
