import type { ServiceItem } from '@anzhi/catalogue';
import { periodOfDate } from '@anzhi/kernel';
import type { Reason } from '../entitlement.types';
import type { Programme } from '../programmes/programme';
import { monthIn, yuan } from '../wording';
import type { AgreedSplit } from './split.policy';

type Named = Pick<Programme, 'zh' | 'en'>;

interface Explained {
  readonly item: Pick<ServiceItem, 'zh' | 'en'>;
  readonly split: AgreedSplit;
  readonly programme: Named | undefined;
  readonly availableMinutes: number;
  /** The senior has a grant of the programme for the month. */
  readonly granted: boolean;
  readonly serviceDate: string;
}

/** Every component of the price in a sentence, in the order people ask: how much, who pays what, and why so. */
export function explainSplit(facts: Explained): Reason[] {
  const { item, split, programme } = facts;
  return [
    {
      code: 'PRICE',
      zh: `${item.zh} ${split.minutes} 分钟，参考价 ${yuan(split.totalFen)} 元`,
      en: `${item.en}, ${split.minutes} minutes: guided price ${yuan(split.totalFen)} yuan`,
    },
    programme ? programmePart(facts, programme) : NO_PROGRAMME,
    {
      code: 'FAMILY_PAYS',
      zh: `家庭支付 ${yuan(split.familyFen)} 元`,
      en: `The family pays ${yuan(split.familyFen)} yuan`,
    },
  ];
}

const NO_PROGRAMME: Reason = {
  code: 'NO_PROGRAMME',
  zh: '该项目不在当地政府购买服务的范围内',
  en: 'No public programme there pays for this item',
};

function programmePart(facts: Explained, programme: Named): Reason {
  const { split, availableMinutes, granted, serviceDate } = facts;
  const month = monthIn(periodOfDate(serviceDate));
  if (!granted)
    return {
      code: 'NOT_GRANTED',
      zh: `${month.zh}没有“${programme.zh}”的服务时长`,
      en: `No minutes of “${programme.en}” were granted for ${month.en}`,
    };
  if (!availableMinutes)
    return {
      code: 'USED_UP',
      zh: `${month.zh}“${programme.zh}”的服务时长已用完或已预约`,
      en: `The minutes of “${programme.en}” for ${month.en} are used or booked`,
    };
  const share = {
    zh: `“${programme.zh}”用 ${split.programmeMinutes} 分钟时长支付 ${yuan(split.programmeFen)} 元`,
    en: `“${programme.en}” pays ${yuan(split.programmeFen)} yuan with ${split.programmeMinutes} minutes`,
  };
  return split.programmeMinutes < split.minutes
    ? {
        code: 'PROGRAMME_PAYS_PART',
        zh: `${share.zh}，${month.zh}可用时长只有 ${availableMinutes} 分钟`,
        en: `${share.en}: only ${availableMinutes} are left for ${month.en}`,
      }
    : {
        code: 'PROGRAMME_PAYS',
        zh: `${share.zh}，${month.zh}可用 ${availableMinutes} 分钟`,
        en: `${share.en}; ${availableMinutes} are left for ${month.en}`,
      };
}
