import type { ServiceItem } from '@anzhi/catalogue';
import { fen, periodOfDate, type Fen } from '@anzhi/kernel';
import type { Reason } from '../entitlement.types';
import type { ProgrammeLaw } from '../programmes/programme';
import { monthIn, yuan } from '../wording';
import type { PaymentTerms } from './waterfall.policy';

type Named = Pick<ProgrammeLaw, 'zh' | 'en'>;

/** What a programme in which the senior has lots contributes, and what it saw. */
export interface PayerFacts {
  readonly programme: Named & Pick<ProgrammeLaw, 'payer'>;
  readonly payment: PaymentTerms;
  readonly fen: Fen;
  readonly units: number;
  /** Free on its lots before this service. */
  readonly available: number;
  /** Left of its cap for the month; null: it has none. */
  readonly capFen: Fen | null;
  readonly hasBudget: boolean;
}

export interface SplitFacts {
  readonly item: Pick<ServiceItem, 'zh' | 'en'>;
  readonly minutes: number;
  readonly totalFen: Fen;
  readonly familyFen: Fen;
  readonly serviceDate: string;
  /** In the order in which they pay. */
  readonly payers: readonly PayerFacts[];
  /** A programme that names the item and of which the senior has nothing for the day. */
  readonly notGranted: Named | undefined;
}

type Words = Pick<Reason, 'zh' | 'en'>;
/** The month of service in both languages, for every sentence about what is left in it. */
type Month = Words;

/** Every component of the price in a sentence, in the order people ask: how much, who pays what, and why so. */
export function explainSplit(facts: SplitFacts): Reason[] {
  const { item, minutes, totalFen, familyFen, serviceDate, payers, notGranted } = facts;
  const month = monthIn(periodOfDate(serviceDate));
  return [
    {
      code: 'PRICE',
      zh: `${item.zh} ${minutes} 分钟，参考价 ${yuan(totalFen)} 元`,
      en: `${item.en}, ${minutes} minutes: guided price ${yuan(totalFen)} yuan`,
    },
    ...(payers.length
      ? payerReasons(facts, month)
      : [notGranted ? missing(notGranted, month) : NO_PROGRAMME]),
    {
      code: 'FAMILY_PAYS',
      zh: `家庭支付 ${yuan(familyFen)} 元`,
      en: `The family pays ${yuan(familyFen)} yuan`,
    },
  ];
}

const NO_PROGRAMME: Reason = {
  code: 'NO_PROGRAMME',
  zh: '该项目不在当地政府购买服务的范围内',
  en: 'No public programme there pays for this item',
};

const missing = (programme: Named, month: Month): Reason => ({
  code: 'NOT_GRANTED',
  zh: `${month.zh}没有“${programme.zh}”的服务时长或额度`,
  en: `Nothing of “${programme.en}” was granted for ${month.en}`,
});

/** Goes down the waterfall again; who finds nothing left to pay is not spoken of. */
function payerReasons({ totalFen, minutes, payers }: SplitFacts, month: Month): Reason[] {
  let rest = { fen: totalFen, minutes };
  return payers.flatMap((payer) => {
    const before = rest;
    rest = {
      fen: fen(rest.fen - payer.fen),
      minutes: rest.minutes - (payer.payment.by === 'MINUTE' ? payer.units : 0),
    };
    if (before.fen === 0) return [];
    return payer.fen > 0 ? paying(payer, before, month) : refusal(payer, month);
  });
}

function refusal({ programme, hasBudget, available }: PayerFacts, month: Month): Reason {
  if (!hasBudget)
    return {
      code: 'BUDGET_USED_UP',
      zh: `“${programme.zh}”今年的预算已用完`,
      en: `The budget of “${programme.en}” for this year is used up`,
    };
  if (!available)
    return {
      code: 'USED_UP',
      zh: `${month.zh}“${programme.zh}”的服务时长或额度已用完或已预约`,
      en: `What “${programme.en}” granted for ${month.en} is used or booked`,
    };
  return {
    code: 'CAP_REACHED',
    zh: `${month.zh}“${programme.zh}”的补贴已达上限`,
    en: `“${programme.en}” has reached its limit for ${month.en}`,
  };
}

interface Rest {
  readonly fen: Fen;
  readonly minutes: number;
}

function paying(payer: PayerFacts, rest: Rest, month: Month): Reason {
  const { words, isPart } = HOW[payer.payment.by](payer, rest, month);
  return { code: `${payer.programme.payer}_PAYS${isPart ? '_PART' : ''}`, ...words };
}

type Sentence = (payer: PayerFacts, rest: Rest, month: Month) => { words: Words; isPart: boolean };

const HOW: Readonly<Record<PaymentTerms['by'], Sentence>> = {
  MINUTE: ({ programme, fen: paid, units, available, capFen }, rest, month) => {
    const zh = `“${programme.zh}”用 ${units} 分钟时长支付 ${yuan(paid)} 元`;
    const en = `“${programme.en}” pays ${yuan(paid)} yuan with ${units} minutes`;
    if (paid === capFen) return { isPart: true, words: capped({ zh, en }, month) };
    if (units < rest.minutes)
      return {
        isPart: true,
        words: {
          zh: `${zh}，${month.zh}可用时长只有 ${available} 分钟`,
          en: `${en}: only ${available} are left for ${month.en}`,
        },
      };
    return {
      isPart: false,
      words: {
        zh: `${zh}，${month.zh}可用 ${available} 分钟`,
        en: `${en}; ${available} are left for ${month.en}`,
      },
    };
  },
  VISIT: ({ programme, fen: paid, available }, rest) => ({
    isPart: paid < rest.fen,
    words: {
      zh: `“${programme.zh}”用 1 次服务支付 ${yuan(paid)} 元，可用 ${available} 次`,
      en: `“${programme.en}” pays ${yuan(paid)} yuan with one visit; ${available} are left`,
    },
  }),
  FULL: ({ programme, fen: paid, available, capFen }, rest, month) => {
    const words = {
      zh: `“${programme.zh}”支付 ${yuan(paid)} 元，可用额度 ${yuan(fen(available))} 元`,
      en: `“${programme.en}” pays ${yuan(paid)} yuan; ${yuan(fen(available))} yuan are left`,
    };
    return { isPart: paid < rest.fen, words: paid === capFen ? capped(words, month) : words };
  },
  RATIO: ({ programme, payment, fen: paid, available, capFen }, rest, month) => {
    const percent = payment.by === 'RATIO' ? payment.bp / 100 : 100;
    const words = {
      zh: `“${programme.zh}”按其余 ${yuan(rest.fen)} 元的 ${percent}% 抵扣 ${yuan(paid)} 元`,
      en: `“${programme.en}” takes over ${percent} % of the remaining ${yuan(rest.fen)} yuan: ${yuan(paid)} yuan`,
    };
    if (paid === capFen) return { isPart: true, words: capped(words, month) };
    const isShort = paid === available;
    return {
      isPart: isShort,
      words: isShort ? { zh: `${words.zh}，额度已用完`, en: `${words.en}, all that is left of it` } : words,
    };
  },
};

const capped = ({ zh, en }: Words, month: Month): Words => ({
  zh: `${zh}，已达${month.zh}上限`,
  en: `${en}, the limit for ${month.en}`,
});
