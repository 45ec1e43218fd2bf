import { get } from './base/api.js';
import { el } from './base/dom.js';
import { draftsOf, forgetDrafts } from './base/drafts.js';
import './base/keys.js';
import { follow } from './base/live.js';
import { loadItems } from './base/names.js';
import { orKnown } from './base/known.js';
import { notice } from './base/notice.js';
import { setMe } from './base/places.js';
import { forgetDay } from './base/queue.js';
import { route } from './base/route.js';
import { isLoggedIn, knownMe, logOut, onEnd, rememberMe } from './base/session.js';
import { enlarge, showSize, sizeShown, SIZES } from './base/type-size.js';
import { areasOf } from './pages/all.js';
import { desk as makeDesk } from './pages/desk.js';
import { feed } from './pages/feed.js';
import { enterAs, loginPage } from './pages/login.js';
import { bell } from './pages/messages/bell.js';
import { disclosurePage } from './pages/disclosure/public-list.js';
import { publicPage } from './pages/notices/public-list.js';
import { verifyPage } from './pages/settlement/verify.js';
import { setLive, standing, watchStanding } from './pages/standing.js';
import { lang, say, setLang } from './words/language.js';

/** Events come in bursts; one look at the server answers them all. */
const SETTLE_MS = 250;

const app = document.getElementById('app');
let leave = () => undefined;
let turns = 0;

/** Shows whoever this tab is now. Of several calls that overlap the last one counts. */
async function open() {
  const turn = ++turns;
  leave();
  leave = () => undefined;
  document.documentElement.lang = lang();
  const show = await prepare().catch((problem) => () => failed(problem));
  if (turn === turns) show();
}

async function prepare() {
  await enterAs(location.hash);
  if (isLoggedIn()) {
    const [me] = await Promise.all([orKnown(readMe(), knownMe()), loadItems()]);
    setMe(me);
    showSize(me.roles.map(({ role }) => role));
    draftsOf(me.accountId);
    return () => showDesk(me);
  }
  showSize([]);
  const forAll = { notices: publicPage, disclosures: disclosurePage, verify: verifyPage }[route().area];
  if (forAll) await loadItems().catch(() => undefined);
  const page = forAll ? forAll() : await loginPage(open);
  return () => app.replaceChildren(header(), el('main', { class: 'page' }, page));
}

async function readMe() {
  const me = await get('/me');
  rememberMe(me);
  return me;
}

function failed(problem) {
  const again = el('button', { type: 'button', class: 'main', onclick: open }, say('再试一次', 'Try again'));
  const words = el('p', { class: 'problem' }, problem.message);
  app.replaceChildren(header(), el('main', { class: 'page' }, words, again));
}

function showDesk(me) {
  const live = feed();
  const connection = el('span', { class: 'connection', role: 'status' });
  const messages = bell();
  const desk = makeDesk(areasOf(me.roles.map(({ role }) => role)));
  app.replaceChildren(
    header(me, connection, messages.node),
    standing(),
    desk.nav,
    live.latest,
    el('div', { class: 'page desk' }, desk.node, live.node),
  );
  desk.show();
  messages.refresh();
  leave = watch(desk, live, connection, messages);
}

/** Keeps the desk up to date until it is left. */
function watch(desk, live, connection, messages) {
  let settling;
  const refreshSoon = () => {
    clearTimeout(settling);
    settling = setTimeout(desk.refresh, SETTLE_MS);
  };
  let wasLost = false;
  const unfollow = follow({
    onEvent: (event) => {
      if (event.type === 'notifications.inbox-changed.v1') messages.refresh();
      else live.add(event);
      refreshSoon();
    },
    onState: (isConnected) => {
      connection.textContent = isConnected
        ? say('● 实时连接', '● live')
        : say('○ 正在重连…', '○ reconnecting…');
      connection.classList.toggle('lost', !isConnected);
      setLive(isConnected);
      if (isConnected && wasLost) [refreshSoon, messages.refresh].forEach((look) => look());
      wasLost = !isConnected;
    },
  });
  window.addEventListener('hashchange', desk.show);
  return () => {
    unfollow();
    clearTimeout(settling);
    window.removeEventListener('hashchange', desk.show);
  };
}

/** Large type is one press away on every page; the next press makes it larger still. */
function typeSize() {
  const label = () =>
    say(
      `大字：现在第 ${sizeShown() + 1} 档，共 ${SIZES.length} 档`,
      `A+: type size ${sizeShown() + 1} of ${SIZES.length}`,
    );
  const button = el('button', { type: 'button', 'aria-label': label() }, say('大字', 'A+'));
  button.addEventListener('click', () => {
    enlarge();
    button.setAttribute('aria-label', label());
  });
  return button;
}

function header(me, connection, messages) {
  const other = lang() === 'en' ? ['zh-CN', '中文'] : ['en', 'English'];
  const language = el('button', { type: 'button', lang: other[0] }, other[1]);
  language.addEventListener('click', () => {
    setLang(other[0]);
    open();
  });
  const away = el('button', { type: 'button' }, say('换个身份', 'Somebody else'));
  away.addEventListener('click', () => {
    // the tab forgets the login at once; if the server cannot be told, the session ends by itself
    logOut().catch(() => undefined);
    forgetDrafts();
    forgetDay();
    window.history.replaceState(null, '', '/');
    open();
  });
  return el(
    'header',
    { class: 'top' },
    el('h1', null, el('img', { src: '/icon.svg', alt: '', width: 32, height: 32 }), say('安之', 'Anzhi')),
    me &&
      el(
        'p',
        { class: 'who' },
        el('b', null, me.name),
        ` ${[...new Set(me.roles.map(({ label, regionName }) => [regionName, label].filter(Boolean).join(' ')))].join('、')}`,
      ),
    connection,
    messages,
    el('div', { class: 'top-buttons' }, typeSize(), language, me && away),
  );
}

window.addEventListener('hashchange', () => isLoggedIn() || open());
onEnd(() => {
  forgetDay();
  notice(say('登录已结束，请重新选择身份。', 'This login has ended; please choose again.'), 'bad');
  open();
});
watchStanding();
open();
