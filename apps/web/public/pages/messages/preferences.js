import { get, put } from '../../base/api.js';
import { big, el, note } from '../../base/dom.js';
import { form, formButton } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { word } from '../../words/codes.js';
import { say, series } from '../../words/language.js';
import { MESSAGE_CHANNELS } from '../../words/messages.js';

const time = (minute) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const standing = ({ name, channels }) =>
  el(
    'li',
    null,
    big(
      el('b', null, name),
      say('：', ': '),
      series(channels.filter(({ on }) => on).map(({ channel }) => word(MESSAGE_CHANNELS, channel))) ||
        say('不通知', 'not told'),
    ),
  );

/** Every channel of every topic as a large box to tick; what cannot be switched off is ticked and stays so. */
const boxes = (topics) =>
  topics.flatMap(({ topic, name, channels }) =>
    channels.map(({ channel, on, fixed }) => ({
      name: `${topic}/${channel}`,
      label: say(
        `${name}：${word(MESSAGE_CHANNELS, channel)}`,
        `${name}: ${word(MESSAGE_CHANNELS, channel)}`,
      ),
      kind: 'checkbox',
      value: on,
      optional: true,
      hint: fixed ? say('这种通知很要紧，不能关', 'This matters too much to be switched off') : undefined,
      attributes: { disabled: fixed },
    })),
  );

const languageField = (locale) => ({
  name: 'locale',
  label: say('短信用什么语言', 'Language of text messages'),
  kind: 'radios',
  value: locale,
  options: [
    ['zh-CN', '中文'],
    ['en', 'English'],
  ],
});

/** Only what was changed is sent. */
async function save(topics, before, { locale, ...ticked }) {
  const choices = topics.flatMap(({ topic, channels }) =>
    channels
      .filter(({ channel, on }) => ticked[`${topic}/${channel}`] !== on)
      .map(({ channel }) => ({ topic, channel, on: ticked[`${topic}/${channel}`] })),
  );
  if (choices.length) await put('/notification-preferences', { choices });
  if (locale !== before) await put('/me/locale', { locale });
  notice(say('已改好，从下一条通知起生效。', 'Changed; it counts from the next message on.'));
}

const quietNote = ({ quietFromMinute: from, quietToMinute: to, smsAvailable }) => [
  from !== to &&
    note(
      say(
        `${time(from)} 到 ${time(to)} 不发短信，急事除外；这段时间的短信等天亮再发。`,
        `No text messages from ${time(from)} to ${time(to)} unless it is urgent; they wait for the morning.`,
      ),
    ),
  !smsAvailable && note(say('现在还没有接通短信。', 'Text messages are not available yet.')),
];

/** How this person wants to be told. */
export async function preferences() {
  const [wishes, { locale }] = await Promise.all([get('/notification-preferences'), get('/me')]);
  if (!wishes.topics.length)
    return [note(say('这个角色没有通知。', 'There is nothing this role is told about.'))];
  return [
    el('ul', { class: 'rows' }, wishes.topics.map(standing)),
    ...quietNote(wishes),
    formButton('preferences', say('改一改', 'Change'), (close) =>
      form(
        [...boxes(wishes.topics), languageField(locale)],
        async (values) => {
          await save(wishes.topics, locale, values);
          close();
        },
        { submitLabel: say('就这样', 'Save'), close },
      ),
    ),
  ];
}
