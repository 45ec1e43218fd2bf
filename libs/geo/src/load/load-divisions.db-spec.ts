import { useApp } from '@test/app';
import { useClient } from '@test/client';
import { GeoFacade } from '../geo.facade';
import { withinRegions } from '../within-regions';
import { loadDivisions } from './load-divisions';

const t = useApp();
const owner = useClient(() => t.database.ownerUrl);
const contents = () =>
  owner.query(`SELECT (SELECT md5(string_agg(r::text, '|' ORDER BY id)) FROM geo.region r) AS regions,
                      (SELECT md5(string_agg(c::text, '|' ORDER BY region_id, code)) FROM geo.region_code c) AS codes,
                      (SELECT sum(xmin::text::bigint) FROM geo.region) AS writers`);
const idOf = async (code: string) => (await t.get(GeoFacade).byCode(code))!.id;

describe('Loading the divisions', () => {
  it('changes nothing when everything is there', async () => {
    await loadDivisions(t.database.appUrl);
    const before = await contents();
    await Promise.all([loadDivisions(t.database.appUrl), loadDivisions(t.database.appUrl)]);
    expect(await contents()).toEqual(before);
  });

  it('gives a new database the same ids, and repairs what differs under the id it has', async () => {
    const id = await idOf('321302');
    await owner.query('UPDATE geo.region SET name = $2 WHERE id = $1', [id, '旧名']);
    await loadDivisions(t.database.appUrl);
    expect(await owner.query('SELECT name FROM geo.region WHERE id = $1', [id])).toEqual([
      { name: '宿城区' },
    ]);
  });

  it('keeps the closure of the tree', async () => {
    const [{ count }] = await owner.query(
      `SELECT count(*) FROM geo.region r WHERE r.level = 'TOWNSHIP' AND ${withinRegions('r.id', '$1')}`,
      [[await idOf('321300')]],
    );
    expect(Number(count)).toBe(109);
    const ids = await t.get(GeoFacade).subtree([await idOf('321300')]);
    const [{ below }] = await owner.query(
      'SELECT array_agg(descendant_id ORDER BY descendant_id) AS below FROM geo.region_closure WHERE ancestor_id = $1',
      [await idOf('321300')],
    );
    expect(below).toEqual(ids.sort((a, b) => a - b));
  });

  it('moves a division with everything below it', async () => {
    const [city, county, town] = await Promise.all(['320800', '321302', '321302001'].map(idOf));
    const above = async () => {
      const rows = await owner.query<{ ancestor_id: number }>(
        'SELECT ancestor_id FROM geo.region_closure WHERE descendant_id = $1 ORDER BY depth',
        [town],
      );
      return rows.map(({ ancestor_id }) => ancestor_id);
    };
    await owner.query('UPDATE geo.region SET parent_id = $2 WHERE id = $1', [county, city]);
    expect(await above()).toEqual([town, county, city, await idOf('320000')]);
    await loadDivisions(t.database.appUrl);
    expect(await above()).toEqual([town, county, await idOf('321300'), await idOf('320000')]);
  });

  it('refuses one code for two divisions on one day', async () => {
    await expect(
      owner.query(
        `INSERT INTO geo.region_code (region_id, code, name, valid, source) VALUES ($1, '321302', '又', '[2020-01-01,)', '无')`,
        [await idOf('321311')],
      ),
    ).rejects.toMatchObject({ code: '23P01' });
  });

  it('knows no county above the counties', async () => {
    const geo = t.get(GeoFacade);
    expect(await geo.countyOf(await idOf('321302001'))).toBe(await idOf('321302'));
    expect(await geo.countyOf(await idOf('321302'))).toBe(await idOf('321302'));
    await expect(geo.countyOf(await idOf('321300'))).rejects.toMatchObject({ code: 'geo.not-in-county' });
    await expect(geo.countyOf(0)).rejects.toMatchObject({ code: 'geo.region-not-found' });
  });
});

describe('The division endpoints', () => {
  it('resolve a historic code on a day, and its successor', async () => {
    const id = await idOf('320904');
    const answer = await t.anyone().get('/regions/by-code/320982?on=2014-06-01').expect(200);
    expect(answer.body).toMatchObject({
      ...{ code: '320982', name: '大丰市', validFrom: null, validTo: '2015-07-23' },
      region: { id, name: '大丰区', code: '320904' },
      successor: { id, name: '大丰区', code: '320904' },
    });
    await t.anyone().get('/regions/by-code/320982?on=2015-07-23').expect(404);
    await t.anyone().get('/regions/by-code/320904?on=2015-07-22').expect(404);
    await t.anyone().get('/regions/by-code/320904?on=2015-7-1').expect(422);
  });

  it('lead a merged division to its successor', async () => {
    const answer = await t.anyone().get('/regions/by-code/320802').expect(200);
    expect(answer.body).toMatchObject({ region: { name: '清河区' }, successor: { name: '清江浦区' } });
    const detail = await t.anyone().get(`/regions/${answer.body.region.id}`).expect(200);
    expect(detail.body).toMatchObject({
      successor: { code: '320812' },
      ancestors: [{ name: '淮安市' }, { name: '江苏省' }],
    });
  });

  it('page through the divisions below one', async () => {
    const county = await idOf('321322');
    const all = await t.anyone().get(`/regions?parent=${county}&limit=200`).expect(200);
    const first = await t.anyone().get(`/regions?parent=${county}&limit=2`).expect(200);
    const next = await t
      .anyone()
      .get(`/regions?parent=${county}&limit=2&cursor=${first.body.nextCursor}`)
      .expect(200);
    expect([...first.body.items, ...next.body.items]).toEqual(all.body.items.slice(0, 4));
    expect(all.body.nextCursor).toBeNull();
    expect(all.body.items[0]).toMatchObject({ level: 'TOWNSHIP', schematic: true, datum: 'WGS84' });
  });
});
