import { CatalogueFacade } from '../catalogue.facade';
import { useApp } from '@test/app';
import { givenPrice } from '@test/given/catalogue';
import { CODES, regionId } from '@test/given/geo';

const t = useApp();
const feeOn = async (code: string, divisionCode: string, date: string) =>
  (await t.get(CatalogueFacade).priceOf(t.db, code, await regionId(t, divisionCode), date))?.fen;
/** A county whose price was lowered with the reference data. */
const OVERRIDDEN = '321324';

describe('the price of a service in a division on a day', () => {
  it('is the province’s default where nobody below set one', async () => {
    for (const division of ['320000', CODES.city, CODES.county, CODES.town, '320904', '370502', '341302']) {
      expect(await feeOn('REHAB', division, '2026-11-23')).toBe(10_000);
    }
    expect(await feeOn('REHAB', CODES.town, '2023-12-31')).toBeUndefined();
    expect(await feeOn('NURSING_DRESSING', CODES.town, '2026-11-23')).toBeUndefined();
  });

  it('is that of the nearest division above, from its first day on', async () => {
    expect(await feeOn('REHAB', OVERRIDDEN, '2025-12-31')).toBe(10_000);
    expect(await feeOn('REHAB', OVERRIDDEN, '2026-01-01')).toBe(9_000);
    expect(await feeOn('CLEAN_ROOM', OVERRIDDEN, '2026-01-01')).toBe(3_500);
  });

  it('changes on the very day the city says', async () => {
    await givenPrice(t, 'CLEAN_ROOM', { divisionCode: CODES.city, priceFen: 4_000, validFrom: '2026-12-01' });
    await givenPrice(t, 'CLEAN_ROOM', { divisionCode: CODES.city, priceFen: 4_200, validFrom: '2027-01-01' });
    expect(await feeOn('CLEAN_ROOM', CODES.town, '2026-11-30')).toBe(3_500);
    expect(await feeOn('CLEAN_ROOM', CODES.town, '2026-12-01')).toBe(4_000);
    expect(await feeOn('CLEAN_ROOM', CODES.town, '2026-12-31')).toBe(4_000);
    expect(await feeOn('CLEAN_ROOM', CODES.town, '2027-01-01')).toBe(4_200);
    expect(await feeOn('CLEAN_ROOM', '320904', '2027-01-01')).toBe(3_500);
  });

  it('is published with its unit and origin', async () => {
    const path = `/service-items/REHAB/price?regionId=${await regionId(t, CODES.town)}`;
    const { body } = await t.anyone().get(path).expect(200);
    expect(body).toMatchObject({
      itemCode: 'REHAB',
      fen: 10_000,
      perMinutes: 60,
      isDefault: true,
      regionId: await regionId(t, '320000'),
    });
    await t.anyone().get(`${path}&on=2020-01-01`).expect(404);
    await t.anyone().get(`${path}&on=2026-02-31`).expect(422);
  });
});

describe('setting a price', () => {
  const officer = async (divisionCode: string = CODES.city) =>
    t.person('市级政策', { role: 'CITY_POLICY', regionId: await regionId(t, divisionCode) });
  const wish = async (validFrom: string, divisionCode: string = CODES.city) => ({
    regionId: await regionId(t, divisionCode),
    priceFen: 11_000,
    validFrom,
    source: '宿民〔2026〕2号',
  });

  it('starts tomorrow at the earliest, by the calendar of China', async () => {
    t.clock.set(new Date('2026-11-23T23:59:59+08:00'));
    const city = await officer();
    const refused = await city.post('/service-items/BATH_BED/prices', await wish('2026-11-23')).expect(422);
    expect(refused.body).toMatchObject({
      code: 'catalogue.starts-too-early',
      errors: [{ pointer: '/validFrom' }],
    });
    await city.post('/service-items/BATH_BED/prices', await wish('2026-11-24')).expect(201);
  });

  it('goes forward in time only, and never overlaps', async () => {
    const city = await officer();
    const path = '/service-items/HAIRCUT/prices';
    await city.post(path, await wish('2027-03-01')).expect(201);
    for (const validFrom of ['2027-03-01', '2027-02-01']) {
      const { body } = await city.post(path, await wish(validFrom)).expect(409);
      expect(body).toMatchObject({ code: 'catalogue.later-price-exists', params: { date: '2027-03-01' } });
    }
    await expect(
      t.db.query(
        `INSERT INTO catalogue.price (id, item_code, region_id, valid, price_fen, is_default, source)
         SELECT gen_random_uuid(), item_code, region_id, '[2027-03-05,2027-03-06)', 1, false, 'x'
           FROM catalogue.price WHERE item_code = 'HAIRCUT' AND lower(valid) = '2027-03-01'`,
      ),
    ).rejects.toThrow('price_one_at_a_time');
  });

  it('is for the divisions the officer is responsible for', async () => {
    const city = await officer();
    await city.post('/service-items/NAIL/prices', await wish('2027-01-01', '320900')).expect(404);
    await city.post('/service-items/NAIL/prices', await wish('2027-01-01', '320000')).expect(404);
    await city.post('/service-items/NO_SUCH/prices', await wish('2027-01-01')).expect(404);
    const handler = await t.person('县区经办', {
      role: 'COUNTY_HANDLER',
      regionId: await regionId(t, CODES.city),
    });
    await handler.post('/service-items/NAIL/prices', await wish('2027-01-01')).expect(403);
  });

  it('of one item by two officers at once leaves one price a day', async () => {
    const city = await officer();
    const answers = await Promise.all(
      Array.from({ length: 6 }, async () =>
        city.post('/service-items/DRESS/prices', await wish('2027-05-01')),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
  });
});
