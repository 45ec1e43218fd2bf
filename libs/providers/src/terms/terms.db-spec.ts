import { useApp } from '@test/app';
import { givenCaregiver, givenProvider } from '@test/given/providers';
import { ProvidersFacade } from '../providers.facade';

const t = useApp();

/** Events of papers since the last look, as `type state`. */
async function told(providerId: string): Promise<string[]> {
  const rows = await t.db.query<{ line: string }>(
    `SELECT coalesce(payload->>'licenceType', payload->>'credentialType') || ' ' || (payload->>'state') AS line
       FROM platform.event WHERE payload->>'providerId' = $1 AND type ~ '(licence|credential)-state' ORDER BY seq`,
    [providerId],
  );
  return rows.map(({ line }) => line);
}

async function goTo(instant: string): Promise<void> {
  t.clock.set(new Date(instant));
  await t.drain();
}

it('a term that ends is announced before and at its end, each once', async () => {
  const provider = await givenProvider(t, {
    licences: ['BUSINESS', { type: 'MEDICAL', lastDay: '2026-12-10' }],
  });
  await givenCaregiver(t, provider.id, {
    credentials: [{ type: 'HEALTH_CERTIFICATE', lastDay: '2026-12-10' }, 'REHAB_THERAPIST'],
  });
  await t.drain();
  const before = await told(provider.id);
  expect(before).toEqual([
    'BUSINESS APPROVED',
    'MEDICAL APPROVED',
    'HEALTH_CERTIFICATE APPROVED',
    'REHAB_THERAPIST APPROVED',
  ]);
  await goTo('2026-12-03T23:59:59+08:00');
  expect(await told(provider.id)).toEqual(before);
  await goTo('2026-12-04T00:00:00+08:00');
  const warned = [...before, 'MEDICAL EXPIRING', 'HEALTH_CERTIFICATE EXPIRING'];
  expect(await told(provider.id)).toEqual(warned);
  await goTo('2026-12-10T23:59:59+08:00');
  expect(await told(provider.id)).toEqual(warned);
  await goTo('2026-12-11T00:00:00+08:00');
  await goTo('2027-06-01T00:00:00+08:00');
  expect(await told(provider.id)).toEqual([...warned, 'MEDICAL EXPIRED', 'HEALTH_CERTIFICATE EXPIRED']);
});

it('terms that came in by another way are scheduled on request', async () => {
  await t.db.query(`DELETE FROM platform.job WHERE kind = 'providers.term-day'`);
  const provider = await givenProvider(t, {
    licences: ['BUSINESS', { type: 'FOOD', lastDay: '2027-12-31' }],
  });
  await t.db.query(`DELETE FROM platform.job WHERE kind = 'providers.term-day'`);
  await t.write((tx) => t.get(ProvidersFacade).scheduleTerms(tx));
  await goTo('2028-01-01T00:00:00+08:00');
  expect((await told(provider.id)).at(-1)).toBe('FOOD EXPIRED');
});
