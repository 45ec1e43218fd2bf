import type { DemoLogin } from './prepare';

/** The last thing `start` prints: where to look and as whom. Latin columns first, so that the Chinese need not align. */
export function welcome(url: string, logins: readonly DemoLogin[]): string {
  const width = Math.max(0, ...logins.map(({ password }) => password.length));
  return [
    '',
    `  安之 Anzhi       ${url}`,
    `  API              ${url}/api/docs`,
    `  健康 health      ${url}/health/ready`,
    ...(logins.length > 0 ? ['', '  演示账号 demo logins (手机 phone, 密码 password)'] : []),
    ...logins.map(
      ({ phone, password, role, name }) => `    ${phone}  ${password.padEnd(width)}  ${role} ${name}`,
    ),
    '',
    '  Ctrl-C 停止 stops everything',
    '',
  ].join('\n');
}
