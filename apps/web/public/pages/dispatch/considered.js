import { el, lines } from '../../base/dom.js';
import { table } from '../../base/pictures.js';
import { minutes } from '../../words/format.js';
import { say, sayOf } from '../../words/language.js';

/** Equivalent minutes of tenths: 20.5 分钟 */
export const equivalent = (tenths) => minutes(tenths / 10);

/**
 * Caregivers as a decision saw them: the best with the price of every rule, then those a rule kept out.
 * @param {(id: string) => string} nameOf
 */
export const consideredTable = (caregivers, nameOf, caption) =>
  table(
    [
      say('名次', 'Place'),
      say('护理员', 'Caregiver'),
      say('折合路上时间', 'Price'),
      say('怎么算出来的', 'Made of'),
      say('近 90 天来过', 'Visits in 90 days'),
    ],
    caregivers.map((one) => [
      one.place ?? '—',
      nameOf(one.caregiverId),
      one.total === null ? '—' : equivalent(one.total),
      one.refusal ? el('b', null, sayOf(one.refusal)) : madeOf(one),
      String(one.visits),
    ]),
    caption,
  );

const madeOf = ({ price }) =>
  price.length ? lines(price.map(sayOf)) : say('没有不利因素', 'nothing speaks against him');
