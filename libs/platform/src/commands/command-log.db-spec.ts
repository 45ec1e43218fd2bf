import { CommandErrors } from './command-errors';
import { newId } from '@anzhi/kernel';
import type { Tx } from '../database/tx';
import { usePlatform } from '@test/platform';

describe('a command is done once', () => {
  const p = usePlatform();

  /** Counts how often it really ran, in the audit trail it writes. */
  const work = (answer: object) => async (tx: Tx) => {
    tx.audit({ action: 'test.done', subject: 'test', subjectId: 'x' });
    return answer;
  };
  const runs = async (key: string) =>
    (await p.db.query('SELECT 1 FROM platform.audit_trail WHERE command_key = $1', [key])).length;

  it('answers a repeated command from memory, and says so', async () => {
    const ctx = p.command('body');
    const again = p.command('body', ctx.command!.key);
    await p.uow.run(ctx, work({ order: 1 }));
    await expect(p.uow.run(again, work({ order: 2 }))).resolves.toEqual({ order: 1 });
    expect(again.replayed).toBe(true);
    expect(await runs(ctx.command!.key)).toBe(1);
  });

  it('refuses other content under the same key and names the field', async () => {
    const ctx = p.command('body');
    await p.uow.run(ctx, work({}));
    await expect(p.uow.run(p.command('other', ctx.command!.key), work({}))).rejects.toMatchObject({
      code: CommandErrors.keyReused().code,
      pointer: '/body',
    });
  });

  it('stays refused under its key when it was refused, whatever has become possible since', async () => {
    const ctx = p.command('body');
    const refused = CommandErrors.keyTooOld({ days: 3 }, '/code');
    const refusing = async (tx: Tx) => {
      tx.audit({ action: 'test.done', subject: 'test', subjectId: 'x' });
      throw refused;
    };
    await expect(p.uow.run(ctx, refusing)).rejects.toMatchObject({ code: refused.code });
    expect(await runs(ctx.command!.key)).toBe(0);
    const again = p.command('body', ctx.command!.key);
    await expect(p.uow.run(again, work({ second: true }))).rejects.toMatchObject({
      code: refused.code,
      params: { days: 3 },
      pointer: '/code',
    });
    expect(again.replayed).toBe(true);
    await expect(p.uow.run(p.command('body'), work({ second: true }))).resolves.toEqual({ second: true });
  });

  it('tells a twin that arrives meanwhile to wait, and runs one of sixteen twins', async () => {
    const { command } = p.command('storm');
    const results = await Promise.allSettled(
      Array.from({ length: 16 }, () => p.uow.run(p.command('storm', command!.key), work({ ok: true }))),
    );
    expect(await runs(command!.key)).toBe(1);
    for (const result of results) {
      if (result.status === 'fulfilled') expect(result.value).toEqual({ ok: true });
      else expect(result.reason).toMatchObject({ code: 'command.in-progress' });
    }
  });

  it('forgets a command that failed together with its change', async () => {
    const ctx = p.command('body');
    const failing = async (tx: Tx) => {
      tx.audit({ action: 'test.done', subject: 'test', subjectId: 'x' });
      throw new Error('no');
    };
    await expect(p.uow.run(ctx, failing)).rejects.toThrow('no');
    await expect(p.uow.run(p.command('body', ctx.command!.key), work({ second: true }))).resolves.toEqual({
      second: true,
    });
  });

  it('can refuse and still keep what it wrote; the refusal is remembered', async () => {
    const ctx = p.command('body');
    const refusing = async (tx: Tx) => {
      tx.audit({ action: 'test.done', subject: 'test', subjectId: 'x' });
      tx.refuse(CommandErrors.keyTooOld({ days: 3 }, '/code'));
    };
    const refusal = { code: 'command.key-too-old', params: { days: 3 }, pointer: '/code' };
    await expect(p.uow.run(ctx, refusing)).rejects.toMatchObject(refusal);
    await expect(p.uow.run(p.command('body', ctx.command!.key), work({}))).rejects.toMatchObject(refusal);
    expect(await runs(ctx.command!.key)).toBe(1);
  });

  it('keeps the answer unreadable in the database', async () => {
    const ctx = p.command('body');
    await p.uow.run(ctx, work({ secret: '13800001234' }));
    const row = await p.db.one<{ answer: string }>('SELECT answer FROM platform.command WHERE key = $1', [
      ctx.command!.key,
    ]);
    expect(row!.answer).not.toContain('13800001234');
  });

  it('refuses keys that are malformed, too old, or from the future', () => {
    const day = 86_400_000;
    const keyAt = (days: number) => newId(new Date(p.clock.now().getTime() + days * day));
    expect(() => p.commands.check('not-a-key', 35)).toThrow(/malformed/);
    expect(() => p.commands.check(keyAt(-34.9), 35)).not.toThrow();
    expect(() => p.commands.check(keyAt(-35.1), 35)).toThrow(/too-old/);
    expect(() => p.commands.check(keyAt(1.1), 35)).toThrow(/future/);
  });

  it('refuses a command that leaves no audit line', async () => {
    await expect(p.uow.run(p.command('body'), async () => ({}))).rejects.toThrow(/audit/);
  });
});
