import type { TestApp } from '../app';
import { CODES, regionId } from './geo';

/** A guided price set by the city for one of its divisions, from a future day `YYYY-MM-DD` on. */
export async function givenPrice(
  t: TestApp,
  itemCode: string,
  price: { divisionCode: string; priceFen: number; validFrom: string },
): Promise<void> {
  const officer = await t.person('市级政策', {
    role: 'CITY_POLICY',
    regionId: await regionId(t, CODES.city),
  });
  const { divisionCode, ...rest } = price;
  await officer
    .post(`/service-items/${itemCode}/prices`, {
      ...rest,
      regionId: await regionId(t, divisionCode),
      source: '宿民〔2026〕1号',
    })
    .expect(201);
}
