import { newId } from '@anzhi/kernel';
import { useApp } from '@test/app';
import { UnitOfWork } from '../database/unit-of-work';
import { CommandPurge } from './command-purge';

const t = useApp();
const DAY_MS = 86_400_000;

/** A command of now, remembered for so many days. */
async function remember(keepDays: number): Promise<string> {
  const key = newId(t.clock.now());
  const ctx = { ...systemCtxWith(key, keepDays) };
  await t.get(UnitOfWork).run(ctx, async (tx) => {
    tx.audit({ action: 'test.done', subject: 'test', subjectId: 'x' });
    return {};
  });
  return key;
}
