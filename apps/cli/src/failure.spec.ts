import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseNewerError, EmbeddedPostgresError } from '@anzhi/platform';
import { Client } from 'pg';
import { DamagedSecretsError, InvalidAddressError, OldServerError, UnknownCommandError } from './errors';
import { explain, report } from './failure';
import { checkPort } from './start/port';

const thrown = (fields: Record<string, unknown>) => Object.assign(new Error('as thrown'), fields);
const embedded = (detail: string) => new EmbeddedPostgresError('initdb-failed', 'not created', detail);

describe('explain', () => {
  it.each<[string, unknown, string, string]>([
    ['an unknown command', new UnknownCommandError('x', ['start']), '没有这个命令', 'known: start'],
    ['a newer database', new DatabaseNewerError(['Later1']), '数据库比程序新', 'newer than this code'],
    ['no right to migrate', thrown({ name: 'MayNotMigrateError' }), '权限不足', 'MIGRATION_DATABASE_URL'],
    ['an old server', new OldServerError('14.2'), '15 或更高', 'PostgreSQL 14.2 is too old: 15'],
    ['damaged secrets', new DamagedSecretsError('/d/secrets.json'), '密钥文件已损坏', '/d/secrets.json'],
    ['a wrong address', new InvalidAddressError('DATABASE_URL'), '连接地址无效', 'DATABASE_URL is not'],
    ['a privileged port', thrown({ code: 'EACCES', syscall: 'listen', port: 80 }), '端口 80', 'port 80'],
    ['a full disk', thrown({ code: 'ENOSPC' }), '磁盘已满', 'disk is full'],
    ['a full disk, said by PostgreSQL', thrown({ code: '53100' }), '磁盘已满', 'disk is full'],
    ['a full disk, said by initdb', embedded('x: No space left on device'), '磁盘已满', 'disk is full'],
    ['a read-only disk', thrown({ code: 'EROFS', path: '/d/.data' }), '只读', 'cannot write /d/.data'],
    ['a read-only disk, said by initdb', embedded('x: Read-only file system'), '只读', 'DATA_DIR'],
    ['a foreign directory', thrown({ code: 'EACCES', path: '/d' }), '没有权限', 'No permission for /d'],
    ['a foreign directory, said by initdb', embedded('x: Permission denied'), '没有权限', 'DATA_DIR'],
    ['an unknown host', thrown({ code: 'ENOTFOUND', hostname: 'db' }), '无法连接数据库 db', 'database db'],
    ['a server that starts up', thrown({ code: '57P03' }), '无法连接数据库', 'Cannot reach'],
    ['a wrong password', thrown({ code: '28P01' }), '拒绝登录', 'check user and password'],
    ['no such database', thrown({ code: '3D000' }), '数据库不存在', 'as thrown'],
    ['missing rights', thrown({ code: '42501' }), '权限不足', 'as thrown'],
    ['a crowded server', thrown({ code: '53300' }), '连接数已用完', 'no connections left'],
    [
      'no embedded server',
      new EmbeddedPostgresError('unsupported-platform', 'x'),
      'DATABASE_URL',
      'DATABASE_URL',
    ],
    ['a failing embedded server', embedded('line 1\nline 2'), '内置数据库', 'not created: line 1 | line 2'],
    ['anything else', new Error('PORT must be an integer'), '出错了', 'PORT must be an integer'],
    ['what is not an error', 'bad', '出错了', 'bad'],
  ])('%s', (_, error, zh, en) => {
    const sentence = explain(error);
    expect(sentence.zh).toContain(zh);
    expect(sentence.en).toContain(en);
  });

  it('names the port that is in use', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const error: unknown = await checkPort('127.0.0.1', port).catch((reason: unknown) => reason);
    expect(explain(error).en).toContain(`Port ${port} is in use`);
    await new Promise((resolve) => server.close(resolve));
    await expect(checkPort('127.0.0.1', port)).resolves.toBeUndefined();
  });

  it('names the database that nobody answers for, also behind a name with several addresses', async () => {
    for (const host of ['127.0.0.1', 'localhost']) {
      const client = new Client(`postgres://someone:secret@${host}:1/anzhi`);
      const error: unknown = await client.connect().catch((reason: unknown) => reason);
      expect(explain(error).en).toMatch(/Cannot reach the database (127\.0\.0\.1|::1):1:/);
    }
  });

  it('names the path of a real file system error', () => {
    const directory = mkdtempSync(join(tmpdir(), 'failure-'));
    const file = join(directory, 'file');
    writeFileSync(file, '');
    try {
      writeFileSync(join(file, 'below'), '');
    } catch (error) {
      expect(explain(error).en).toContain(file);
    }
    rmSync(directory, { recursive: true });
    expect.assertions(1);
  });
});

describe('report', () => {
  it('writes one line, and the stack only to who debugs', () => {
    const written: string[] = [];
    const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    report(new Error('one\ntwo'), false);
    report(new Error('one'), true);
    write.mockRestore();
    expect(written.slice(0, 2)).toEqual(['出错了。 one | two\n', '出错了。 one\n']);
    expect(written[2]).toContain('failure.spec.ts');
  });
});
