import { useApp, type ApiClient } from '@test/app';
import { CODES, regionId } from '@test/given/geo';
import { givenFamily, givenSenior } from '@test/given/people';

const t = useApp();

const decide = (caller: ApiClient, seniorId: string, purpose: string, given: boolean) =>
  caller.post(`/seniors/${seniorId}/consents`, { purpose, version: '2026-10', given });

describe('consents', () => {
  it('are decided one by one, and the last decision holds', async () => {
    const senior = await givenSenior(t);
    const family = await givenFamily(t, senior.id, ['VIEW', 'CONFIRM']);
    const officer = await t.person('经办', { role: 'TOWN_HANDLER', regionId: await regionId(t, CODES.town) });
    await decide(family, senior.id, 'HEALTH', true).expect(201);
    await decide(officer, senior.id, 'LOCATION', true).expect(201);
    t.clock.advanceMinutes(1);
    await decide(family, senior.id, 'LOCATION', false).expect(201);
    const { body } = await family.get(`/seniors/${senior.id}/consents`).expect(200);
    expect(body.items).toMatchObject([
      { purpose: 'HEALTH', given: true, version: '2026-10', decidedAs: 'REPRESENTATIVE', channel: 'WEB' },
      { purpose: 'LOCATION', given: false, decidedAs: 'REPRESENTATIVE' },
    ]);
    const rows = await t.db.query('SELECT decided_as FROM people.consent WHERE senior_id = $1', [senior.id]);
    expect(rows).toHaveLength(3);
    await expect(t.db.query('UPDATE people.consent SET given = true')).rejects.toThrow('permission denied');
  });

  it('need the right to confirm, and a known purpose', async () => {
    const senior = await givenSenior(t);
    const viewer = await givenFamily(t, senior.id, ['VIEW']);
    await decide(viewer, senior.id, 'HEALTH', true).expect(404);
    const family = await givenFamily(t, senior.id, ['CONFIRM']);
    await decide(family, senior.id, 'ADVERTISING', true).expect(422);
  });
});
