/** What the user reads: one sentence in each language, with the way out. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

/** What our errors, Node's and PostgreSQL's say, as far as a sentence needs it. */
interface Facts {
  readonly name: string;
  readonly code: string;
  /** The message and, for the embedded server, what PostgreSQL wrote. */
  readonly text: string;
  readonly syscall: string;
  readonly path: string;
  /** `host:port` as far as known. */
  readonly address: string;
  readonly port: string;
}

type Rule = readonly [applies: (facts: Facts) => boolean, say: (facts: Facts) => Sentence];

const UNREACHABLE =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|57P03|08\w{3})$/;

/** The first rule that applies speaks: our own errors, then the surroundings, then the embedded server's rest. */
const RULES: readonly Rule[] = [
  [({ name }) => name === 'UnknownCommandError', ({ text }) => ({ zh: '没有这个命令。', en: `${text}.` })],
  [({ name }) => name === 'AppointmentError', ({ text }) => ({ zh: '任命的写法：', en: text })],
  [({ name }) => name === 'LedgerDifferenceError', ({ text }) => ({ zh: '账目不平：', en: text })],
  [
    ({ name }) => name === 'DatabaseNewerError',
    () => ({
      zh: '数据库比程序新：请改用更新的程序版本，或换一个数据库。',
      en: 'The database is newer than this code: run the newer version, or use another database.',
    }),
  ],
  [
    ({ name }) => name === 'MayNotMigrateError',
    ({ text }) => ({
      zh: '数据库需要迁移，而所用角色的权限不足：请用 MIGRATION_DATABASE_URL 给出表的所有者的连接。',
      en: `The database needs migrations that this role may not run (${text}): set MIGRATION_DATABASE_URL to the owner's connection.`,
    }),
  ],
  [
    ({ name }) => name === 'InvalidAddressError',
    ({ text }) => ({ zh: '数据库的连接地址无效。', en: `${text}.` }),
  ],
  [
    ({ name }) => name === 'OldServerError',
    ({ text }) => ({ zh: 'PostgreSQL 版本太旧，需要 15 或更高。', en: `${text}: 15 or later is needed.` }),
  ],
  [
    ({ name }) => name === 'DamagedSecretsError',
    ({ text }) => ({
      zh: '密钥文件已损坏：请从备份恢复；没有它，已加密的数据无法读取。',
      en: `${text}: restore it from a backup; encrypted data cannot be read without it.`,
    }),
  ],
  [
    ({ code }) => code === 'EADDRINUSE',
    ({ port }) => ({
      zh: `端口 ${port} 已被占用：请先停止占用它的程序，或用 PORT=… 换一个端口。`,
      en: `Port ${port} is in use: stop what uses it, or choose another with PORT=….`,
    }),
  ],
  [
    ({ code, syscall }) => code === 'EACCES' && syscall === 'listen',
    ({ port }) => ({ zh: `没有权限使用端口 ${port}。`, en: `No permission to listen on port ${port}.` }),
  ],
  [
    ({ code, text }) =>
      /^(ENOSPC|EDQUOT|53100)$/.test(code) || /No space left on device|quota exceeded/.test(text),
    () => ({ zh: '磁盘已满：请腾出空间后重试。', en: 'The disk is full: make room and try again.' }),
  ],
  [
    ({ code, text }) => code === 'EROFS' || text.includes('Read-only file system'),
    ({ path }) => ({
      zh: `磁盘只读，无法写入${path || '数据目录'}：请用 DATA_DIR=… 指定可写的目录。`,
      en: `The disk is read-only, cannot write ${path || 'the data directory'}: choose a writable one with DATA_DIR=….`,
    }),
  ],
  [
    ({ code, text }) => /^(EACCES|EPERM)$/.test(code) || text.includes(': Permission denied'),
    ({ path }) => ({
      zh: `没有权限访问${path || '数据目录'}：请检查目录的所有者，或用 DATA_DIR=… 换一个目录。`,
      en: `No permission for ${path || 'the data directory'}: check who owns it, or choose another with DATA_DIR=….`,
    }),
  ],
  [
    ({ code, text }) => UNREACHABLE.test(code) || /Connection terminated|timeout e/.test(text),
    ({ address }) => ({
      zh: `无法连接数据库 ${address}：请检查 DATABASE_URL、网络以及 PostgreSQL 是否在运行。`,
      en: `Cannot reach the database ${address}: check DATABASE_URL, the network, and that PostgreSQL runs.`,
    }),
  ],
  [
    ({ code, text }) => code.startsWith('28') || text.includes('client password must be a string'),
    ({ text }) => ({
      zh: '数据库拒绝登录：请检查 DATABASE_URL 与 MIGRATION_DATABASE_URL 的用户名和密码。',
      en: `The database refused the login (${text}): check user and password in DATABASE_URL and MIGRATION_DATABASE_URL.`,
    }),
  ],
  [
    ({ code }) => code === '3D000',
    ({ text }) => ({ zh: '数据库不存在，请先创建。', en: `No such database (${text}): create it first.` }),
  ],
  [
    ({ code }) => code === '42501',
    ({ text }) => ({
      zh: '数据库角色的权限不足。',
      en: `The database role lacks rights (${text}).`,
    }),
  ],
  [
    ({ code }) => code === '53300',
    () => ({ zh: '数据库的连接数已用完。', en: 'The database has no connections left.' }),
  ],
  [
    ({ code }) => code === 'unsupported-platform',
    () => ({
      zh: '本机没有可用的内置 PostgreSQL：请用 DATABASE_URL 指定一个数据库。',
      en: 'There is no embedded PostgreSQL for this machine: give one with DATABASE_URL.',
    }),
  ],
  [
    ({ name }) => name === 'EmbeddedPostgresError',
    ({ text }) => ({ zh: '内置数据库无法启动。', en: `The embedded PostgreSQL does not start: ${text}` }),
  ],
];

/** Turns anything thrown into one sentence. */
export function explain(error: unknown): Sentence {
  const facts = factsOf(error);
  const rule = RULES.find(([applies]) => applies(facts));
  return rule ? rule[1](facts) : { zh: '出错了。', en: facts.text };
}

/** Writes the sentence to stderr, as one line; the stack only for who asks with LOG_LEVEL=debug. */
export function report(error: unknown, debug: boolean): void {
  const { zh, en } = explain(error);
  process.stderr.write(`${zh} ${en}\n`);
  if (debug && error instanceof Error) process.stderr.write(`${error.stack}\n`);
}

function factsOf(error: unknown): Facts {
  // A host name with several addresses fails with one error for each.
  const one = error instanceof AggregateError ? (error.errors[0] as unknown) : error;
  const fields = (one ?? {}) as Record<string, string | number | undefined>;
  const field = (name: string) => `${fields[name] ?? ''}`;
  const message =
    one instanceof Error ? [one.message, field('detail')].filter(Boolean).join(': ') : String(one);
  const host = field('address') || field('hostname');
  return {
    name: field('name'),
    code: field('code'),
    text: message.trim().replace(/\s*\n\s*/g, ' | '),
    syscall: field('syscall'),
    path: field('path'),
    address: [host, field('port')].filter(Boolean).join(':'),
    port: field('port'),
  };
}
