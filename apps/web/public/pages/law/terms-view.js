import { facts, lines, note, stackedBar } from '../../base/dom.js';
import { itemName, regionName } from '../../base/names.js';
import { PAYERS, UNITS } from '../../words/benefits.js';
import { word } from '../../words/codes.js';
import { amountIn, percent } from '../../words/format.js';
import { row, say, sayOf, series } from '../../words/language.js';
import * as law from '../../words/law.js';

/** What a version says beside its rule. */
export const termFacts = async (programme, terms) =>
  facts(
    [
      say('地区', 'Division'),
      programme.regionId === null ? say('全国', 'the nation') : await regionName(programme.regionId),
    ],
    [say('单位', 'Unit'), word(UNITS, programme.unit)],
    [
      say('付款方', 'Payer'),
      row(word(PAYERS, programme.payer), say(`顺位 ${programme.payerRank}`, `rank ${programme.payerRank}`)),
    ],
    [
      say('同组只选一', 'One of a group'),
      programme.exclusiveGroup && row(programme.exclusiveGroup, word(law.CHOOSE, programme.choose)),
    ],
    [say('不能同时享受', 'Not together with'), series(terms.bars)],
    [
      say('发放', 'Granted'),
      row(word(law.FREQUENCIES, terms.frequency), word(law.USABLE_FOR, terms.usableFor)),
    ],
    [say('申请', 'Enrolment'), row(word(law.ENROLMENTS, terms.enrolment), word(law.STARTS, terms.start))],
    [
      say('首发时限', 'First grant'),
      terms.startWithinWorkingDays &&
        say(
          `${terms.startWithinWorkingDays} 个工作日内`,
          `within ${terms.startWithinWorkingDays} working days`,
        ),
    ],
    [
      say('公示', 'Public notice'),
      terms.noticeDays > 0 && say(`${terms.noticeDays} 天`, `${terms.noticeDays} days`),
    ],
    [say('停止', 'Ends'), word(law.ENDS, terms.end)],
    [
      say('结转', 'Carried over'),
      terms.carry
        ? say(
            `最多 ${amountIn({ unit: programme.unit, amount: terms.carry.cap })}，${terms.carry.hops} 次`,
            `at most ${amountIn({ unit: programme.unit, amount: terms.carry.cap })}, ${terms.carry.hops} times`,
          )
        : say('不结转', 'no'),
    ],
    [
      say('支付', 'Pays'),
      row(
        word(law.PAYMENTS, terms.payment.by),
        terms.payment.ratioParam,
        series(terms.payment.capParams ?? []),
      ),
    ],
    [
      say('服务项目', 'Services'),
      lines(
        terms.items.map(({ itemCode, serviceKind }) =>
          row(itemName(itemCode), word(law.SERVICE_KINDS, serviceKind)),
        ),
      ),
    ],
    [say('依据', 'Laid down in'), row(terms.citation, terms.document)],
  );

const FUND_TONES = {
  centralBp: 'spent',
  provinceBp: 'family',
  cityBp: 'held',
  countyBp: 'free',
  lotteryBp: 'plan',
};

/** Whose money it is. */
export const funding = (parts) => [
  stackedBar(
    Object.entries(law.FUNDS).map(([key, words]) => ({
      label: sayOf(words),
      value: parts[key],
      tone: FUND_TONES[key],
      text: percent(parts[key]),
    })),
    10_000,
  ),
  parts.centralParam &&
    note(say(`中央比例按参数 ${parts.centralParam}`, `The nation’s part by ${parts.centralParam}`)),
];
