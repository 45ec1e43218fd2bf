import { filled, get, post } from '../../base/api.js';
import { dayOf, now } from '../../base/clock.js';
import { fourEyesButton } from '../../base/decision-button.js';
import { badge, card, el, lines, more, note } from '../../base/dom.js';
import { dayField, reasonField } from '../../base/fields.js';
import { form, formButton } from '../../base/forms.js';
import { hotkey } from '../../base/keys.js';
import { regionName } from '../../base/names.js';
import { notice } from '../../base/notice.js';
import { paged } from '../../base/paged.js';
import { asOptions, myAccount, myDivisions } from '../../base/places.js';
import { word } from '../../words/codes.js';
import { PRICE_GROUPS, WEIGHT_STATES } from '../../words/dispatch.js';
import { date } from '../../words/format.js';
import { row, say, sayOf } from '../../words/language.js';

const DAY_MS = 86_400_000;
const TONES = { SUBMITTED: 'warn', APPROVED: 'good', REJECTED: 'bad' };
const TENTHS = 10;

/** What holds today where the caller works, then every version: what waits for a second person is opened. */
export async function weightsSection(can) {
  const divisions = await myDivisions();
  const inForce = await Promise.all(
    divisions.map(async (region) => [
      region,
      await get('/dispatch-weights/in-force', { regionId: region.id }),
    ]),
  );
  const versions = await paged(
    'more-weights',
    (cursor) => get('/dispatch-weights', { limit: 20, cursor }),
    (version) => versionCard(version, can),
  );
  return [
    can.draftWeights && hotkey('w', draftButton(divisions)),
    note(
      say(
        '各条都折成“路上分钟”：为了避免这件事，我们愿意多走多少分钟的路。',
        'Every line in one currency: how many minutes of extra travel we accept to avoid it.',
      ),
    ),
    el('h3', null, say('今天执行的', 'Holds today')),
    ...inForceCards(inForce),
    el('h3', null, say('各版本', 'Versions')),
    versions ?? note(say('还没有自定的版本。', 'No version of your own yet.')),
  ];
}

/** Divisions that share a version are told together. */
function inForceCards(inForce) {
  const byVersion = new Map();
  for (const [region, version] of inForce) {
    const known = byVersion.get(version.id) ?? { version, names: [] };
    byVersion.set(version.id, { version, names: [...known.names, region.name] });
  }
  return [...byVersion.values()].map(({ version, names }) =>
    card(
      el('h3', null, names.join(say('、', ', '))),
      origin(version),
      sentences(version, `now-${version.id}`),
    ),
  );
}

const origin = ({ isDefault, from, citation }) =>
  el(
    'p',
    null,
    isDefault && badge(say('平台默认，本局尚未决定', 'shipped, not decided by a bureau'), 'warn'),
    row(say(`${date(from)} 起`, `from ${date(from)} on`), citation),
  );

/** Every line as a sentence, by what it is about. */
const sentences = ({ lines: all }, key) =>
  more(
    key,
    say(`逐条看（${all.length} 条）`, `Line by line (${all.length})`),
    PRICE_GROUPS.map(({ words, keys }) => [
      el('h4', null, sayOf(words)),
      lines(keys.map((name) => sayOf(all.find((line) => line.key === name)))),
    ]),
  );

const versionCard = async (version, can) => {
  const { id, regionId, from, to, state, draftedBy, reason } = version;
  const waits = state === 'SUBMITTED';
  return card(
    el(
      'h3',
      { tabindex: -1, 'data-item': true },
      regionId === null ? say('所有地方', 'everywhere') : await regionName(regionId),
      el('small', null, id.slice(-4).toUpperCase()),
    ),
    el(
      'p',
      null,
      badge(word(WEIGHT_STATES, state), TONES[state]),
      row(
        to
          ? say(`${date(from)} 起，${date(to)} 前`, `from ${date(from)}, before ${date(to)}`)
          : say(`${date(from)} 起`, `from ${date(from)} on`),
        version.citation,
        reason,
      ),
    ),
    waits && (await differences(version)),
    sentences(version, `version-${id}`),
    waits &&
      can.decideWeights &&
      (draftedBy === myAccount()
        ? note(say('您起草的，须由另一位同事审批。', 'You drafted it; a colleague has to decide.'))
        : fourEyesButton(`weights-${id}`, `/dispatch-weights/${id}/decision`)),
  );
};

/** What a draft would change against what holds then, old sentence and new. */
async function differences({ regionId, from, lines: drafted }) {
  const { lines: current } = await get('/dispatch-weights/in-force', { regionId, on: from });
  const valueOf = new Map(current.map((line) => [line.key, line]));
  const changed = drafted.filter(({ key, value }) => valueOf.get(key)?.value !== value);
  return changed.length
    ? el(
        'ul',
        { class: 'reasons' },
        changed.map((line) =>
          el('li', null, el('s', null, sayOf(valueOf.get(line.key))), ' ', el('b', null, sayOf(line))),
        ),
      )
    : note(say('和届时执行的没有差别。', 'No difference from what holds then.'));
}

/** The table to draft from is what holds in the division now. */
const draftButton = (divisions) =>
  formButton('draft-weights', say('起草新版本', 'Draft a version'), (close) => {
    const host = el('div', null);
    const first = form(
      [
        {
          name: 'regionId',
          label: say('在哪里执行', 'Where'),
          kind: 'select',
          options: asOptions(divisions),
        },
      ],
      async ({ regionId }) => {
        const { lines: current } = await get('/dispatch-weights/in-force', { regionId });
        host.replaceChildren(draftForm(Number(regionId), current, close));
      },
      { submitLabel: say('从现在执行的改起', 'Start from what holds now'), close },
    );
    host.append(first);
    return host;
  });

const draftForm = (regionId, current, close) =>
  form(
    [
      dayField('from', say('从哪天起', 'First day'), { value: dayOf(now() + DAY_MS) }),
      ...PRICE_GROUPS.flatMap(({ keys }) => keys).map((key) =>
        priceField(current.find((line) => line.key === key)),
      ),
      reasonField(say('依据', 'Where it is laid down, or why'), { name: 'citation' }),
    ],
    async ({ from, citation, ...values }) => {
      const prices = Object.fromEntries(
        current.map(({ key, unit }) => [
          key,
          Math.round(Number(values[key]) * (unit === 'TENTHS' ? TENTHS : 1)),
        ]),
      );
      await post('/dispatch-weights', filled({ regionId, from, citation, prices }));
      notice(say('已提交，等另一人审批。', 'Sent; a second person decides.'));
      close();
    },
    { submitLabel: say('提交审批', 'Send'), close, keep: `draft-weights-${regionId}` },
  );

/** The sentence of today stands beside the number that changes it. */
const priceField = (line) => ({
  name: line.key,
  label: sayOf(line),
  kind: 'number',
  value: String(line.unit === 'TENTHS' ? line.value / TENTHS : line.value),
  pointer: `/prices/${line.key}`,
  attributes: { min: 0, step: line.unit === 'TENTHS' ? 0.1 : 1 },
});
