import { big, el } from '../base/dom.js';
import { action, form } from '../base/forms.js';
import { send } from '../base/http.js';
import { waitingOnDevice } from '../base/queue.js';
import { linkTo } from '../base/route.js';
import { isLoggedIn, logIn } from '../base/session.js';
import { say } from '../words/language.js';
import { loginByCode } from './login-code.js';

const LINK = /^#as=(\d+)$/;

/** What each role does in the story, in the order of the story. */
const PARTS = [
  {
    roles: ['ELDER', 'FAMILY'],
    zh: '家庭：预约服务，看进展，最后确认',
    en: 'Family: books, follows, confirms',
  },
  {
    roles: ['DISPATCHER', 'PROVIDER_OWNER', 'QA', 'PROVIDER_FINANCE'],
    zh: '服务机构：接单，派护理员，核对结算',
    en: 'Provider: accepts, sends a caregiver, checks the statements',
  },
  {
    roles: ['CAREGIVER'],
    zh: '护理员：出发，上门签到，签退',
    en: 'Caregiver: sets out, checks in, checks out',
  },
  {
    roles: ['ASSESSOR'],
    zh: '评估师：上门评估老人的能力',
    en: 'Assessor: assesses the abilities of seniors',
  },
  {
    roles: undefined,
    zh: '政府：定待遇、批申请、发放、看凭据、审核或退回',
    en: 'Government: makes the law, decides applications, grants, sees the evidence, approves or returns',
  },
  { roles: ['OPERATOR'], zh: '平台运维：看系统是否正常', en: 'Operator: sees that the platform runs' },
];

/** The accounts of the demo city; undefined outside of a demo. */
const demoLogins = () =>
  send('/demo/logins').catch((problem) => {
    if (problem.status === 404) return undefined;
    throw problem;
  });

/** The demo has no doors: what hangs at one is shown in a tab. */
const demoDoors = () => send('/demo/doors').catch(() => []);

/** A link like `#as=3` opens a tab that is somebody at once. The tab is his from then on. */
export async function enterAs(hash) {
  const wanted = LINK.exec(hash)?.[1];
  if (wanted === undefined) return;
  window.history.replaceState(null, '', '/');
  const login = isLoggedIn() ? undefined : (await demoLogins())?.[wanted];
  if (login) await logIn(login.phone, login.password);
}

/** @param {() => void} entered called when somebody has logged in */
export async function loginPage(entered) {
  const logins = await demoLogins();
  return el(
    'div',
    { class: 'login' },
    notSentYet(waitingOnDevice()),
    logins && demo(logins, entered),
    logins && doors(await demoDoors()),
    byPhone(entered, logins),
    el('a', { class: 'button', href: linkTo('notices') }, say('看待遇公示', 'Public notices of benefits')),
    el('a', { class: 'button', href: linkTo('disclosures') }, say('看资金公示', 'Where public money went')),
  );
}

const notSentYet = (count) =>
  count > 0 &&
  big(
    say(
      `这部手机里有 ${count} 条记录还没补交，是谁做的，谁登录后自动补交。`,
      `${count} records on this device are not sent yet; they go out when whoever made them logs in.`,
    ),
  );

function demo(logins, entered) {
  const numbered = logins.map((login, index) => ({ ...login, index }));
  const taken = new Set(PARTS.flatMap(({ roles }) => roles ?? []));
  const groups = PARTS.map((part) => ({
    title: say(part.zh, part.en),
    people: numbered.filter(({ role }) => (part.roles ? part.roles.includes(role) : !taken.has(role))),
  }));
  return el(
    'section',
    null,
    el('h2', null, say('选一个演示身份', 'Choose who to be')),
    el(
      'p',
      null,
      say(
        '用几个标签页同时做几个人（家属、调度员、护理员、核验员），并排放好：一个人办一步，其他人的页面马上看到。',
        'Be several people in several tabs side by side (family, dispatcher, caregiver, verifier): what one does, the others see at once.',
      ),
    ),
    numbered.length === 0 &&
      el('p', { class: 'note' }, say('还没有演示账号。', 'There are no demo logins yet.')),
    groups.filter(({ people }) => people.length).map((group) => groupOf(group, entered)),
  );
}

const doors = (displays) =>
  displays.length > 0 &&
  el(
    'div',
    { class: 'card' },
    el(
      'h3',
      null,
      say('门口显示屏：护理员签到时输入上面的数字', 'Door display: its digits prove a check-in'),
    ),
    displays.map(({ label, secret }) =>
      el(
        'a',
        {
          ...{ class: 'button', target: '_blank', rel: 'noopener' },
          href: `/door.html#${new URLSearchParams({ label, secret })}`,
        },
        label,
      ),
    ),
  );

const groupOf = ({ title, people }, entered) =>
  el(
    'div',
    { class: 'card' },
    el('h3', null, title),
    el(
      'ul',
      { class: 'people' },
      people.map(({ label, phone, password, index }) =>
        el(
          'li',
          null,
          el('span', { class: 'person' }, label),
          action(`as-${index}`, say('进入', 'Enter'), () => logIn(phone, password).then(entered)),
          el(
            'a',
            { href: `/#as=${index}`, target: '_blank', rel: 'noopener' },
            say('新标签页打开', 'In a new tab'),
          ),
        ),
      ),
    ),
  );

function byPhone(entered, logins) {
  const fields = [
    {
      name: 'phone',
      label: say('手机号', 'Mobile number'),
      kind: 'tel',
      attributes: { autocomplete: 'username' },
    },
    {
      name: 'password',
      label: say('密码', 'Password'),
      kind: 'password',
      attributes: { autocomplete: 'current-password' },
    },
  ];
  const login = form(fields, ({ phone, password }) => logIn(phone, password).then(entered), {
    submitLabel: say('登录', 'Log in'),
  });
  const title = say('用手机号登录', 'Log in with your phone');
  const both = [
    el('h3', null, say('密码', 'Password')),
    login,
    el('h3', null, say('短信验证码', 'Text message')),
    loginByCode(entered),
  ];
  return logins
    ? el('details', null, el('summary', null, title), el('div', null, both))
    : el('section', null, el('h2', null, title), both);
}
