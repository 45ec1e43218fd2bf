import { dayOf, now } from '../../base/clock.js';
import { divisionField } from '../../base/division.js';
import { badge, big, card, el } from '../../base/dom.js';
import { form } from '../../base/forms.js';
import { send } from '../../base/http.js';
import { paged } from '../../base/paged.js';
import { date } from '../../words/format.js';
import { say } from '../../words/language.js';
import { objectionButton } from './objection-button.js';

const DAY_MS = 86_400_000;

/** Days left of a notice, with its last one. */
export const daysLeft = (until) => Math.round((Date.parse(until) - Date.parse(dayOf(now()))) / DAY_MS) + 1;

/** Who is about to get a benefit, masked, as anybody may read it. @param {boolean} mayObject has a login for it */
export function publicNotices(mayObject) {
  const host = el('div', null);
  const read = (regionId) => (cursor) => {
    const asked = Object.entries({ limit: 20, regionId, cursor }).filter(([, value]) => value);
    return send(`/public-notices?${new URLSearchParams(asked)}`);
  };
  const show = async (regionId) => {
    const list = await paged('more-notices', read(regionId), (found) => line(found, mayObject));
    host.replaceChildren(list ?? big(say('现在没有公示。', 'There is no public notice at present.')));
  };
  show().catch(({ message }) => host.replaceChildren(el('p', { class: 'problem' }, message)));
  const chooser = form(
    [
      {
        name: 'region',
        label: say('哪里的公示', 'Where'),
        kind: 'custom',
        make: () => divisionField(),
      },
    ],
    ({ region }) => show(region),
    { submitLabel: say('查看', 'Show') },
  );
  return el('div', { class: 'step', 'data-open': true }, chooser, host);
}

const line = ({ id, name, regionName, programmeZh, programmeEn, until }, mayObject) =>
  card(
    el('h3', null, name, el('small', null, regionName)),
    big(say(programmeZh, programmeEn)),
    el(
      'p',
      null,
      say(`公示到 ${date(until)}`, `Until ${date(until)}`),
      ' ',
      badge(say(`还有 ${daysLeft(until)} 天`, `${daysLeft(until)} days left`), 'warn'),
    ),
    mayObject && objectionButton(id),
  );

/** For somebody without a login. */
export const publicPage = () =>
  el(
    'section',
    null,
    el('h2', null, say('待遇公示', 'Public notice of benefits')),
    el(
      'div',
      { class: 'section-body' },
      el(
        'p',
        null,
        say(
          '下面的老人将享受政府养老服务待遇，姓名已隐去一字。有异议的，请在公示期内到镇街或村居反映，或登录后提出。',
          'These seniors are about to get a public benefit; names are masked. Whoever objects tells the township or ' +
            'the village before the notice ends, or logs in.',
        ),
      ),
      publicNotices(false),
      el('a', { class: 'button', href: '#' }, say('去登录', 'Log in')),
    ),
  );
