import { useApp } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { SHIPPED } from './rulebooks';

const FIRST_DAY = new Date('2026-11-23T09:00:00+08:00');

describe('the rulebooks of the service at home', () => {
  const t = useApp();
  beforeEach(() => t.clock.set(FIRST_DAY));

  const policy = async () =>
    t.person('市级政策', { role: 'CITY_POLICY', regionId: await regionId(t, CODES.city) });
  const inForce = async (kind: string, on: string) =>
    (
      await t
        .anyone()
        .get(`/visit-rulebooks?kind=${kind}&regionId=${await regionId(t, CODES.town)}&on=${on}`)
        .expect(200)
    ).body as { body: { reasons: object[] }; source: string };
  const table = (reasons = SHIPPED.EXCEPTIONS.reasons.slice(0, 3)) => ({ ...SHIPPED.EXCEPTIONS, reasons });

  it('hold from a day on, in a division and below it, until the next one', async () => {
    const officer = await policy();
    const county = await regionId(t, CODES.county);
    const set = (validFrom: string, body: object) =>
      officer.post('/visit-rulebooks', {
        kind: 'EXCEPTIONS',
        regionId: county,
        validFrom,
        body,
        source: '宿民〔2026〕9号',
      });
    expect((await inForce('EXCEPTIONS', '2026-11-24')).source).toBe('Anzhi');
    await set('2026-11-24', table()).expect(201);
    await set('2026-12-01', table(SHIPPED.EXCEPTIONS.reasons.slice(0, 5))).expect(201);
    expect((await inForce('EXCEPTIONS', '2026-11-23')).source).toBe('Anzhi');
    expect((await inForce('EXCEPTIONS', '2026-11-30')).body.reasons).toHaveLength(3);
    expect((await inForce('EXCEPTIONS', '2026-12-01')).body.reasons).toHaveLength(5);
    await set('2026-11-25', table()).expect(409);
    await set('2026-11-23', table()).expect(422);
    const trail = await t.db.query(`SELECT FROM platform.audit_trail WHERE action = 'visits.rulebook-set'`);
    expect(trail).toHaveLength(2);
  });

  it('are refused when nobody could go by them, by the database as well', async () => {
    const officer = await policy();
    const city = await regionId(t, CODES.city);
    const set = (kind: string, body: object) =>
      officer.post('/visit-rulebooks', {
        kind,
        regionId: city,
        validFrom: '2027-01-01',
        body,
        source: '试行',
      });
    const many = Array.from({ length: 16 }, (_, n) => ({ code: `R${n}`, zh: '原因', en: 'reason' }));
    expect((await set('EXCEPTIONS', table(many)).expect(422)).body).toMatchObject({
      code: 'visits.rulebook-unsound',
    });
    await set('EXCEPTIONS', {}).expect(422);
    await set('CARE', { ...SHIPPED.CARE, measures: [] }).expect(422);
    await set('CARE', SHIPPED.CARE).expect(201);
    await expect(
      t.db.query(
        `INSERT INTO visits.rulebook (id, kind, region_id, valid, body, hash, source, set_by, set_at)
         VALUES (gen_random_uuid(), 'EXCEPTIONS', $1, '[2030-01-01,)', $2, sha256('x'), '试行', gen_random_uuid(), now())`,
        [city, JSON.stringify(table(many))],
      ),
    ).rejects.toThrow(/rulebook_short_lists/);
  });

  it('are laid down for nobody else’s division', async () => {
    const elsewhere = await t.person('外县政策', {
      role: 'CITY_POLICY',
      regionId: await regionId(t, CODES.otherCounty),
    });
    const body = { kind: 'CARE', regionId: await regionId(t, CODES.county), body: SHIPPED.CARE };
    await elsewhere
      .post('/visit-rulebooks', { ...body, validFrom: '2027-01-01', source: '试行' })
      .expect(404);
  });
});
