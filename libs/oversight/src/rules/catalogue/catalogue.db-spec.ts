import { useApp } from '@test/app';
import { ServedTown } from '@test/given/served';
import { RuleRuns } from '../judging/rule-runs';
import { RULES } from '.';

const t = useApp();

it('every rule is a question the database can answer, and finds nothing in an honest month', async () => {
  const town = await new ServedTown(t).found();
  const [worker, senior] = [town.addWorker(), town.addSenior()];
  for (let day = 10; day < 20; day++)
    town.addVisit({
      worker,
      senior,
      at: `2026-10-${day} 09:1${day % 10}`,
      minutes: 57 + (day % 5),
      planned: 60,
    });
  await town.flush();
  for (const { code } of RULES) {
    const { results } = await t.write((tx) =>
      t.get(RuleRuns).run(tx, { kind: 'ON_DEMAND', from: '2026-10-01', to: '2026-11-01', codes: [code] }),
    );
    expect(results).toMatchObject([{ code, judged: 10, newHits: 0 }]);
  }
});
