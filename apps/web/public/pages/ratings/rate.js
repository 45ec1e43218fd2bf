import { filled, get, put } from '../../base/api.js';
import { lazy, note } from '../../base/dom.js';
import { form, formButton, optionsOf } from '../../base/forms.js';
import { notice } from '../../base/notice.js';
import { word } from '../../words/codes.js';
import { moment } from '../../words/format.js';
import { RATING_REASONS, SCORES } from '../../words/ratings.js';
import { row, say, sayOf, series } from '../../words/language.js';

/** What the family thinks of a visit that has ended. */
export const ratingPart = ({ id }) =>
  lazy(`rating-${id}`, say('评价这次服务', 'Rate this visit'), async () => {
    const { rating, openUntil } = await get(`/visits/${id}/rating`);
    return [
      rating && note(inWords(rating)),
      !rating && !openUntil && note(say('现在不能评价。', 'It cannot be rated now.')),
      openUntil &&
        formButton(
          `rate-${id}`,
          rating ? say('修改评价', 'Change it') : say('打分', 'Rate'),
          (close) => ratingForm(id, rating ?? undefined, openUntil, close),
          rating ? 'plain' : 'main',
        ),
    ];
  });

/** Score, reasons and words in a line. */
export const inWords = ({ score, reasons, words }) =>
  row(word(SCORES, score), series(reasons.map((code) => word(RATING_REASONS, code))), words);

const named = (code) => `because-${code}`;

function ratingForm(id, rating, openUntil, close) {
  const reasons = Object.entries(RATING_REASONS).map(([code, words]) => ({
    name: named(code),
    label: sayOf(words),
    kind: 'checkbox',
    value: rating?.reasons.includes(code) ?? false,
    pointer: '/reasons',
  }));
  const fields = [
    {
      name: 'score',
      label: say('满意吗？', 'How happy are you?'),
      kind: 'radios',
      options: optionsOf(SCORES).reverse(),
      value: rating && String(rating.score),
    },
    ...reasons,
    {
      name: 'words',
      label: say('想说的话', 'In your own words'),
      kind: 'textarea',
      optional: true,
      value: rating?.words,
      attributes: { maxlength: 300 },
    },
    {
      name: 'showsCaregiver',
      label: say('让护理员知道是我们的评价', 'The caregiver may know that it is ours'),
      kind: 'checkbox',
      value: rating?.showsCaregiver ?? false,
      hint: say(
        '不勾选，护理员只看到很多家庭的平均分。',
        'Otherwise the caregiver sees averages of many families only.',
      ),
    },
  ];
  return form(
    fields,
    async ({ score, words, showsCaregiver, ...chosen }) => {
      const codes = Object.keys(RATING_REASONS).filter((code) => chosen[named(code)]);
      const body = { score: Number(score), reasons: codes, showsCaregiver, ...filled({ words }) };
      await put(`/visits/${id}/rating`, body);
      notice(
        say(
          `谢谢。${moment(openUntil)}以前可以修改。`,
          `Thank you. It can be changed until ${moment(openUntil)}.`,
        ),
      );
      close();
    },
    { submitLabel: say('提交', 'Send'), close, keep: `rating-${id}` },
  );
}
