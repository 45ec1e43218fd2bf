import { Logger } from '@nestjs/common';
import { useApp } from '@test/app';
import { givenTwoWorlds, secretsOf } from '@test/given/two-worlds';
import { MATRIX } from '../matrix/matrix';
import { MAY_READ_NAMES } from '../matrix/topics';
import { render, type Facts } from '../words/render';
import type { TemplateCode } from '../words/templates';

interface Row {
  readonly template: TemplateCode;
  readonly role: string;
  readonly facts: Facts;
}

/** Everything that happens in two counties in a day, told by the use cases themselves. */
describe('What really happens', () => {
  const t = useApp();

  it('can be told without a hole, in both languages, and without what nobody may read', async () => {
    const failures = jest.spyOn(Logger.prototype, 'error');
    const { inside } = await givenTwoWorlds(t);
    expect(failures.mock.calls.filter(([, words]) => String(words).includes('could not be written'))).toEqual(
      [],
    );
    failures.mockRestore();
    expect(await t.db.query('SELECT * FROM platform.dead_letter')).toEqual([]);

    const told = await t.db.query<Row>('SELECT template, role, facts FROM notifications.delivery');
    const templates = new Set(told.map(({ template }) => template));
    expect(templates.size).toBeGreaterThan(new Set(MATRIX.map(({ template }) => template)).size / 3);
    const secrets = await secretsOf(t, inside);
    for (const { template, role, facts } of told) {
      const texts = [render(template, facts, 'zh-CN'), render(template, facts, 'en')];
      expect(texts.join()).not.toMatch(/[{}]|undefined|null|NaN/);
      expect(secrets.filter((secret) => texts.join().includes(secret))).toEqual([]);
      if (!MAY_READ_NAMES.includes(role as (typeof MAY_READ_NAMES)[number]))
        expect(facts).not.toHaveProperty('senior');
    }
  }, 240_000);
});
