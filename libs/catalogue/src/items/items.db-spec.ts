import { loadCatalogue } from '../load-catalogue';
import { useApp } from '@test/app';

const t = useApp();

describe('the service list', () => {
  it('is open to everybody, with what a provider and a caregiver must have', async () => {
    const { body } = await t.anyone().get('/service-items/REHAB').expect(200);
    expect(body).toMatchObject({
      zh: '康复护理、康复训练',
      category: 'HEALTH_MANAGEMENT',
      unit: 'HOUR',
      minMinutes: 45,
      fulfilment: 'VISIT',
      requiredLicences: ['BUSINESS', 'MEDICAL'],
      requiredCredentials: ['HEALTH_CERTIFICATE', 'REHAB_THERAPIST'],
      requiredSkills: ['REHABILITATION'],
      sameSexRequired: false,
      caregivers: 1,
      after: [],
    });
    await t.anyone().get('/service-items/NO_SUCH').expect(404);
  });

  it('says how many come at once, and what comes after what', async () => {
    const item = async (code: string) => (await t.anyone().get(`/service-items/${code}`).expect(200)).body;
    expect(await item('BATH_DISABLED')).toMatchObject({ caregivers: 2 });
    expect(await item('MEAL_COOK')).toMatchObject({
      after: [{ itemCode: 'REHAB', leastMinutes: 30, mostMinutes: 60 }],
    });
  });

  it('is read page by page, each item once', async () => {
    const codes: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = cursor && `&cursor=${cursor}`;
      const { body } = await t.anyone().get(`/service-items?limit=8${page}`).expect(200);
      codes.push(...(body.items as { code: string }[]).map(({ code }) => code));
      cursor = body.nextCursor as string | null;
    }
    expect(codes).toHaveLength(35);
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  it('is filtered by category and by how a service is delivered', async () => {
    const { body } = await t.anyone().get('/service-items?fulfilment=MEAL').expect(200);
    expect(body.items.map(({ code }: { code: string }) => code)).toEqual(['MEAL_DELIVER']);
    await t.anyone().get('/service-items?category=LUXURY').expect(422);
  });

  it('is loaded again without a change, and the prices the city set stay', async () => {
    const state = () =>
      t.db.query(`SELECT i.xmin, p.xmin, p.* FROM catalogue.item i LEFT JOIN catalogue.price p
      ON p.item_code = i.code ORDER BY i.code, p.id`);
    const before = await state();
    await loadCatalogue(t.database.appUrl);
    expect(await state()).toEqual(before);
  });
});
