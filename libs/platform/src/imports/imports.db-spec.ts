import { useClient } from '@test/client';
import { testServer } from '@test/database';
import { usePlatform } from '@test/platform';
import { defineErrors, newId, type Ctx } from '@anzhi/kernel';
import { definePermissions } from '../auth/permissions';
import type { Queryable } from '../database/database';
import type { Tx } from '../database/tx';
import { WorkerLoops } from '../worker/worker-loops';
import { ApplyImport } from './batches/apply-import';
import { CheckImport } from './batches/check-import';
import { DiscardImport } from './batches/discard-import.usecase';
import { ExpireImport } from './batches/expire-import';
import { StartApplication } from './batches/start-application.usecase';
import { UploadImport } from './batches/upload-import.usecase';
import { DownloadFailedRows } from './files/download-failed-rows.usecase';
import type { ImportDefinition, RowFinding, RowOutcome } from './import-definition';
import { ImportRegistry } from './import-registry';
import { ImportQueries } from './import.queries';
import type { RowReader } from './rows/row-reader';
import { readTable } from './table/read-table';

const p = usePlatform();
const owner = useClient(() => p.database.ownerUrl);

const ScratchErrors = defineErrors('scratch', {
  barred: { status: 409, zh: '此人不得登记', en: 'This person is barred' },
});
const { importPeople } = definePermissions('scratch', {
  importPeople: { roles: ['TOWN_HANDLER'], zh: '导入' },
});

interface Person {
  readonly number: string;
  readonly name: string;
  readonly since?: string;
}

const hint = { zh: '', en: '' };

/** The smallest roster: people by number. `barred` makes one refused, `crash` breaks the worker at one. */
class PeopleRoster implements ImportDefinition<Person> {
  readonly kind = 'scratch.people';
  readonly title = { zh: '人员', en: 'People' };
  readonly permission = importPeople;
  readonly columns = [
    { key: 'number', zh: '编号', en: 'Number', required: true, example: '1', hint, mask: () => '***' },
    { key: 'name', zh: '姓名', en: 'Name', required: true, example: '张', hint },
    { key: 'since', zh: '日期', en: 'Since', example: '', hint },
  ];
  barred: string | undefined;
  crashAt: string | undefined;
  applied = 0;

  async read(cells: RowReader): Promise<Person> {
    return {
      number: cells.text('number') ?? '',
      name: cells.text('name', 10) ?? '',
      since: cells.date('since'),
    };
  }

  identityOf({ number, name }: Person) {
    return { key: `${number} ${name}`, subject: { key: number, description: name } };
  }

  async check(db: Queryable, _: unknown, rows: readonly Person[]): Promise<RowFinding[]> {
    const known = await db.query<{ number: string; name: string }>(
      'SELECT number, name FROM scratch.person WHERE number = ANY($1)',
      [rows.map(({ number }) => number)],
    );
    const names = new Map(known.map(({ number, name }) => [number, name]));
    return rows.map(({ number, name }) => {
      if (number === this.barred) return [{ column: 'number', code: 'scratch.barred', params: {} }];
      return outcomeOf(names.get(number), name);
    });
  }

  async apply(tx: Tx, { number, name }: Person): Promise<RowOutcome> {
    if (number === this.crashAt) throw new Error('the worker died');
    this.applied += 1;
    const known = await tx.one<{ name: string }>('SELECT name FROM scratch.person WHERE number = $1', [
      number,
    ]);
    await tx.query(
      `INSERT INTO scratch.person (number, name) VALUES ($1, $2)
       ON CONFLICT (number) DO UPDATE SET name = excluded.name, writes = person.writes + 1`,
      [number, name],
    );
    tx.audit({ action: 'scratch.person-imported', subject: 'person', subjectId: number });
    if (number.startsWith('late')) throw ScratchErrors.barred({}, '/number');
    return outcomeOf(known?.name, name);
  }

  async subtree(regionIds: readonly number[]): Promise<number[]> {
    return regionIds.flatMap((id) => (id < 10 ? [id, id * 10, id * 10 + 1] : [id]));
  }
}

const outcomeOf = (known: string | undefined, name: string): RowOutcome =>
  known === undefined ? 'NEW' : known === name ? 'UNCHANGED' : 'CHANGED';

const roster = new PeopleRoster();

const officer = (regionId = 10, role = 'TOWN_HANDLER', accountId = newId()): Ctx => ({
  actor: { accountId, sessionId: null, grants: [{ role, regionId }] },
  scope: { everywhere: false, regionIds: [regionId], organisationIds: [], own: false },
  requestId: 'test',
  locale: 'zh-CN',
  channel: 'WEB',
});
const ctx = officer();

const fileOf = (content: Buffer | string, name = '名册.csv') => ({
  name,
  declaredType: 'text/csv',
  content: Buffer.from(content),
});
const upload = (content: Buffer | string, by = ctx) =>
  p.get(UploadImport).execute(by, { file: fileOf(content), kind: roster.kind });
const csv = (...rows: string[]): string => `编号,姓名,日期\n${rows.map((row) => `${row}\n`).join('')}`;
const apply = (id: string, by = ctx) => p.get(StartApplication).execute(by, { id });
const drain = () => p.get(WorkerLoops).drain();
const record = (id: string, by = ctx) => p.get(ImportQueries).one(by, id);
const rowsOf = async (id: string, by = ctx) =>
  (await p.get(ImportQueries).rowsOf(by, id, { limit: 200 })).items.map(({ number, outcome, problems }) => [
    number,
    outcome,
    ...problems.map(({ heading, detail }) => `${heading ?? ''}：${detail}`),
  ]);
const people = () => p.db.query('SELECT number, name, writes FROM scratch.person ORDER BY number');
const count = async () => (await p.db.one<{ n: number }>('SELECT count(*) AS n FROM scratch.person'))?.n;

const importOf = async (content: Buffer | string): Promise<string> => {
  const { id } = await upload(content);
  await drain();
  await apply(id);
  await drain();
  return id;
};

beforeAll(async () => {
  p.get(CheckImport).onModuleInit();
  p.get(ApplyImport).onModuleInit();
  p.get(ExpireImport).onModuleInit();
  p.get(ImportRegistry).register(roster);
  await owner.query(`
    CREATE SCHEMA scratch;
    CREATE TABLE scratch.person (number text PRIMARY KEY, name text NOT NULL CHECK (name <> 'nil'),
                                 writes int NOT NULL DEFAULT 1);
    GRANT USAGE ON SCHEMA scratch TO ${testServer().app.name};
    GRANT ALL ON scratch.person TO ${testServer().app.name};`);
});
beforeEach(async () => {
  Object.assign(roster, { barred: undefined, crashAt: undefined, applied: 0 });
  await owner.query('TRUNCATE scratch.person');
});

describe('The dry run', () => {
  it('says of every row what it would do, and does none of it', async () => {
    await importOf(csv('1,张三,', '2,李四,'));
    roster.barred = '9';
    const { id } = await upload(
      csv('1,张三,', '2,李思,', '3,王五,', '9,赵六,', ',钱七,昨天', '3,王五,', '3,王武,'),
    );
    await drain();
    expect(await rowsOf(id)).toEqual([
      [2, 'UNCHANGED'],
      [3, 'CHANGED'],
      [4, 'NEW'],
      [5, 'FAILED', '编号：此人不得登记'],
      [6, 'FAILED', '编号：必填', '日期：不是有效日期，请写成 2026-11-30'],
      [7, 'FAILED', '：与第 4 行重复'],
      [8, 'FAILED', '：与第 4 行是同一对象，但基本信息不一致'],
    ]);
    expect(await record(id)).toMatchObject({
      state: 'CHECKED',
      rowCount: 7,
      doneCount: 7,
      newCount: 1,
      changedCount: 1,
      unchangedCount: 1,
      failedCount: 4,
    });
    expect(await people()).toMatchObject([{ name: '张三' }, { name: '李四' }]);
  });

  it('finds repetitions over the bounds of its steps', async () => {
    const many = Array.from({ length: 1_500 }, (_, at) => `n${at},某,`);
    const { id } = await upload(csv(...many, 'n3,某,'));
    await drain();
    const { items } = await p.get(ImportQueries).rowsOf(ctx, id, { limit: 10, outcome: 'FAILED' });
    expect(items).toMatchObject([{ number: 1502, problems: [{ detail: '与第 5 行重复' }] }]);
  });

  it('shows how far it is, and goes on where a worker left it', async () => {
    const { id } = await upload(csv(...Array.from({ length: 1_500 }, (_, at) => `n${at},某,`)));
    await p.uow.run(officer(), async (tx) => {
      await tx.query(
        `UPDATE platform.import_row SET outcome = 'NEW' WHERE batch_id = $1 AND number <= 1001`,
        [id],
      );
      await tx.query('UPDATE platform.import_batch SET done_count = 1000 WHERE id = $1', [id]);
    });
    expect(await record(id)).toMatchObject({ state: 'UPLOADED', doneCount: 1000, rowCount: 1500 });
    await drain();
    expect(await record(id)).toMatchObject({ state: 'CHECKED', doneCount: 1500, newCount: 1500 });
  });

  it('keeps personal data encrypted, and shows it masked', async () => {
    const { id } = await upload(csv('秘密,张三,'));
    const stored = await p.db.query<{ content: string }>(
      'SELECT content FROM platform.import_row WHERE batch_id = $1',
      [id],
    );
    expect(stored[0].content).toMatch(/^v1\./);
    const { items } = await p.get(ImportQueries).rowsOf(ctx, id, { limit: 1 });
    expect(items[0].cells).toEqual([
      { heading: '编号', text: '***' },
      { heading: '姓名', text: '张三' },
      { heading: '日期', text: '' },
    ]);
  });
});

describe('A file', () => {
  it.each([
    ['imports.header-mismatch', '编号,名字\n1,张\n'],
    ['imports.no-rows', '编号,姓名\n'],
    ['imports.too-many-rows', `编号,姓名\n${'1,a\n'.repeat(50_001)}`],
  ])('that is no such roster is refused, and nothing is kept: %s', async (code, content) => {
    const before = await p.db.one('SELECT count(*) FROM platform.import_batch');
    await expect(upload(content)).rejects.toMatchObject({ code });
    expect(await p.db.one('SELECT count(*) FROM platform.import_batch')).toEqual(before);
  });

  it('is a record: who, when, which content', async () => {
    const { id } = await upload(csv('1,张三,'));
    expect(await record(id)).toMatchObject({
      fileName: '名册.csv',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      format: 'CSV',
      encoding: 'UTF-8',
      uploadedBy: ctx.actor.accountId,
      uploadedAt: p.clock.now(),
    });
  });

  it('is there for its uploader and for officers above, and for nobody else', async () => {
    const { id } = await upload(csv('1,张三,'));
    await expect(record(id, officer(1))).resolves.toMatchObject({ id });
    await expect(record(id, officer(10))).resolves.toMatchObject({ id });
    await expect(record(id, officer(11))).rejects.toMatchObject({ code: 'imports.not-found' });
    await expect(apply(id, officer(11))).rejects.toMatchObject({ code: 'imports.not-found' });
    await expect(upload(csv('1,a,'), officer(10, 'CITY_ADMIN'))).rejects.toMatchObject({
      code: 'auth.not-allowed',
    });
    expect((await p.get(ImportQueries).list(officer(11), { limit: 9 })).items).toEqual([]);
    const { items } = await p.get(ImportQueries).list(officer(1), { limit: 200 });
    expect(items.map((item) => item.id)).toContain(id);
  });
});

describe('The application', () => {
  it('is refused for what had no dry run, was discarded, holds nothing, or is applied', async () => {
    const { id } = await upload(csv('1,张三,'));
    await expect(apply(id)).rejects.toMatchObject({ code: 'imports.not-checked' });
    await drain();
    await apply(id);
    await expect(apply(id)).rejects.toMatchObject({ code: 'imports.not-checked' });
    await drain();
    await expect(apply(id)).rejects.toMatchObject({ code: 'imports.not-checked' });
    await expect(p.get(DiscardImport).execute(ctx, { id })).rejects.toMatchObject({
      code: 'imports.already-applied',
    });

    const other = await upload(csv('2,李四,'));
    await p.get(DiscardImport).execute(ctx, { id: other.id });
    await drain();
    await expect(apply(other.id)).rejects.toMatchObject({ code: 'imports.not-checked' });

    const empty = await upload(csv(',,昨天'));
    await drain();
    await expect(apply(empty.id)).rejects.toMatchObject({ code: 'imports.nothing-to-apply' });
    expect(await people()).toEqual([{ number: '1', name: '张三', writes: 1 }]);
  });

  it('done twice changes nothing the second time', async () => {
    const content = csv('1,张三,', '2,李四,');
    expect(await record(await importOf(content))).toMatchObject({ newCount: 2, state: 'APPLIED' });
    const again = await record(await importOf(content));
    expect(again).toMatchObject({ newCount: 0, unchangedCount: 2, failedCount: 0, appliedAt: p.clock.now() });
  });

  it('looks at every row again: what changed meanwhile fails with its reason', async () => {
    const { id } = await upload(csv('1,张三,', '2,李四,', 'late,王五,', '4,nil,'));
    await drain();
    expect(await record(id)).toMatchObject({ newCount: 4 });
    roster.barred = '2';
    await apply(id);
    await drain();
    expect(await rowsOf(id)).toEqual([
      [2, 'NEW'],
      [3, 'FAILED', '编号：此人不得登记'],
      [4, 'FAILED', '编号：此人不得登记'],
      [5, 'FAILED', '：这一行的内容无法保存，请检查'],
    ]);
    expect(await people()).toEqual([{ number: '1', name: '张三', writes: 1 }]);
    const lines = await p.db.query(
      `SELECT subject_id FROM platform.audit_trail WHERE request_id = $1 AND subject = 'person'`,
      [`import:${id}`],
    );
    expect(lines).toEqual([{ subject_id: '1' }]);
  });

  it('is done in the name of whoever asked for it, and says so', async () => {
    const { id } = await upload(csv('1,张三,'));
    await drain();
    const above = officer(1);
    await apply(id, above);
    await drain();
    const [line] = await p.db.query(
      `SELECT account_id, roles, channel FROM platform.audit_trail WHERE subject_id = '1'
                                       AND request_id = $1`,
      [`import:${id}`],
    );
    expect(line).toEqual({ account_id: above.actor.accountId, roles: ['TOWN_HANDLER'], channel: 'IMPORT' });
    const steps = await p.db.query<{ action: string }>(
      `SELECT action FROM platform.audit_trail WHERE subject = 'import' AND subject_id = $1 ORDER BY id`,
      [id],
    );
    expect(steps.map(({ action }) => action)).toEqual([
      'imports.file-uploaded',
      'imports.file-checked',
      'imports.application-started',
      'imports.applied',
    ]);
  });

  it('goes on after a crash in the middle, every row exactly once', async () => {
    const { id } = await upload(
      csv(...Array.from({ length: 500 }, (_, at) => `n${String(at).padStart(3, '0')},某,`)),
    );
    await drain();
    await apply(id);
    roster.crashAt = 'n250';
    await drain();
    expect(roster.applied).toBe(250);
    expect(await count()).toBe(200);
    expect(await record(id)).toMatchObject({ state: 'APPLYING', doneCount: 200 });

    roster.crashAt = undefined;
    p.clock.advanceMinutes(1);
    await drain();
    expect(await record(id)).toMatchObject({ state: 'APPLIED', doneCount: 500, newCount: 500 });
    expect(await count()).toBe(500);
    expect(await p.db.one('SELECT max(writes) AS most FROM scratch.person')).toEqual({ most: 1 });
    const lines = await p.db.one('SELECT count(*) AS n FROM platform.audit_trail WHERE request_id = $1', [
      `import:${id}`,
    ]);
    expect(lines).toEqual({ n: 501 });
  });

  it('finds nothing to do when its step was committed but the job came back', async () => {
    const id = await importOf(csv('1,张三,'));
    await p.uow.run(officer(), async (tx) =>
      tx.schedule({ kind: 'platform.import-apply', key: id, dueAt: tx.now }),
    );
    await drain();
    expect(await people()).toEqual([{ number: '1', name: '张三', writes: 1 }]);
  });
});

describe('The failed rows', () => {
  it.each(['zh-CN', 'en'] as const)(
    'come back as a file that can be corrected and uploaded again (%s)',
    async (locale) => {
      const { id } = await upload('备注,Number,name,日期\n老,1,张三,\n"=x",2,,\n新,,王五,昨天\n');
      await drain();
      const { content, name } = await p.get(DownloadFailedRows).execute({ ...ctx, locale }, id);
      const table = await readTable(content);
      expect(name).toBe(`failed-rows-${id}.csv`);
      expect(table.header).toEqual([
        '备注',
        'Number',
        'name',
        '日期',
        locale === 'en' ? 'Reason' : '失败原因',
      ]);
      expect(table.rows.map(({ cells }) => cells)).toEqual([
        ['=x', '2', '', '', locale === 'en' ? 'Name: Required' : '姓名：必填'],
        [
          '新',
          '',
          '王五',
          '昨天',
          expect.stringContaining(locale === 'en' ? 'Number: Required; Since' : '编号：必填；日期'),
        ],
      ]);
      const corrected = content
        .toString()
        .replace(',2,,', ',2,李四,')
        .replace('新,,王五,昨天', '新,3,王五,2026-1-1');
      const again = await importOf(corrected);
      expect(await people()).toMatchObject([{ name: '李四' }, { name: '王五' }]);
      expect(await record(again)).toMatchObject({ failedCount: 0, newCount: 2 });
    },
  );
});

describe('When the time of keeping is over', () => {
  it('the rows go and the record stays; what was never applied is discarded', async () => {
    const applied = await importOf(csv('1,张三,'));
    const waiting = await upload(csv('2,李四,'));
    await drain();
    p.clock.advanceMinutes(31 * 24 * 60);
    await drain();
    expect(await p.db.one('SELECT count(*) AS n FROM platform.import_row')).toEqual({ n: 0 });
    expect(await record(applied)).toMatchObject({
      state: 'APPLIED',
      newCount: 1,
      rowsRemovedAt: p.clock.now(),
    });
    expect(await record(waiting.id)).toMatchObject({ state: 'DISCARDED' });
    await expect(p.get(DownloadFailedRows).execute(ctx, applied)).rejects.toMatchObject({
      code: 'imports.rows-removed',
    });
  });
});
