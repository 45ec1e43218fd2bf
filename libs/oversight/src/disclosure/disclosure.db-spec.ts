import { useApp } from '@test/app';
import { useClient } from '@test/client';
import { givenTeam, type GivenTeam } from '@test/given/dispatch';
import { CODES, regionId } from '@test/given/geo';
import { givenConfirmedVisit } from '@test/given/oversight';
import { rootOf } from '../sampling/draw.policy';
import { Disclosures } from './disclosures';
import type { DisclosureLinesView } from './disclosure.dto';

describe('A month is made public', () => {
  const t = useApp();
  const owner = useClient(() => t.database.ownerUrl);
  let team: GivenTeam;
  let county: number;

  beforeAll(async () => {
    team = await givenTeam(t);
    for (let count = 0; count < 3; count++) await givenConfirmedVisit(t, team);
    county = await regionId(t, CODES.county);
    await owner.query(
      `INSERT INTO platform.setting (name, value, changed_at) VALUES ('oversight.disclosure.leastPeople', 3, now())`,
    );
  });

  const freeze = (period: number): Promise<void> =>
    t.write((tx) => t.get(Disclosures).freeze(tx, county, period));
  const lines = async (kind: string): Promise<DisclosureLinesView> =>
    (await t.anyone().get(`/disclosures/${county}/202611?kind=${kind}`).expect(200))
      .body as DisclosureLinesView;

  it('to everybody, from what the ledger holds, without anything that tells who somebody is', async () => {
    await t.anyone().get(`/disclosures/${county}/202611`).expect(404);
    await freeze(202611);
    const months = await t.anyone().get('/disclosures').expect(200);
    expect(months.body.items).toMatchObject([{ countyId: county, period: 202611, leastPeople: 3 }]);
    const people = await lines('BENEFICIARY');
    expect(people.items).toHaveLength(3);
    for (const { cells } of people.items) expect(cells[0]).toMatch(/\*/);
    const [provider] = (await lines('PROVIDER')).items;
    const [sum] = await t.db.query<{ fen: number; minutes: number }>(
      `SELECT sum(public_fen)::bigint AS fen, sum(billed_minutes)::bigint AS minutes FROM oversight.captured_visit`,
    );
    expect(provider.cells.slice(1)).toEqual(['3', String(sum.minutes), (sum.fen / 100).toFixed(2)]);
    const all = (await t.anyone().get(`/disclosures/${county}/202611?limit=100`).expect(200)).body.items as {
      kind: string;
      cells: string[];
    }[];
    const root = rootOf(all.map(({ kind, cells }) => JSON.stringify([kind, ...cells]))).toString('hex');
    expect(months.body.items[0].root).toBe(root);
    const csv = await t.anyone().get(`/disclosures/${county}/202611/disclosure.csv`).buffer(true).expect(200);
    expect(csv.text).toContain('补贴对象');
    expect(csv.text).toContain(provider.cells[0]);
  });

  it('once, and stays as it was', async () => {
    await freeze(202611);
    expect(await t.db.query('SELECT FROM oversight.disclosure')).toHaveLength(1);
    await expect(t.db.query('DELETE FROM oversight.disclosure_line')).rejects.toThrow(/permission denied/);
  });

  it.each([
    ['a telephone', ['张*', '13912345678', 'x']],
    ['an identity number', ['张*', '32130219440302001X', 'x']],
    ['a whole name', ['张三丰', '项里街道', 'x']],
  ])('is refused by the database with %s', async (_, cells) => {
    await expect(
      owner.query(`INSERT INTO oversight.disclosure_line VALUES ($1, 202611, 900, 'BENEFICIARY', $2)`, [
        county,
        cells,
      ]),
    ).rejects.toMatchObject({ code: 'AZ001' });
  });
});
