import { el, facts } from '../base/dom.js';
import { section } from '../base/section.js';
import { say } from '../words/language.js';

/** The health endpoints lie outside the API and answer 503 when something is wrong. */
const health = async (path) => {
  const answer = await fetch(path).catch(() => undefined);
  return answer?.ok ? say('正常', 'well') : say('不正常', 'not well');
};

const LINKS = [
  [
    '/health/ready',
    '能不能办事：数据库连得上，表结构是新的',
    'Can it work: the database answers and is migrated',
  ],
  ['/health/live', '程序是否活着', 'The process answers'],
  [
    '/metrics',
    '给监控系统抓取的指标：请求数、耗时、待发事件',
    'Figures for monitoring: requests, durations, events waiting',
  ],
  ['/api/docs', '全部接口，可以试用', 'All endpoints, to be tried'],
  ['/api/openapi.json', '接口的机器可读说明（OpenAPI 3.1）', 'The same for programs (OpenAPI 3.1)'],
];

const load = async () => [
  facts(
    [say('服务', 'Service'), await health('/health/ready')],
    [say('进程', 'Process'), await health('/health/live')],
  ),
  el(
    'ul',
    { class: 'links' },
    LINKS.map(([path, zh, en]) => el('li', null, el('a', { href: path }, path), ` ${say(zh, en)}`)),
  ),
];

export const operatorPage = {
  roles: ['OPERATOR'],
  areas: () => [
    {
      key: 'platform',
      title: say('平台运行', 'The platform'),
      sections: () => [section(say('平台运行', 'The platform'), load)],
    },
  ],
};
