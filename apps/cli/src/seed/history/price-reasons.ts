import type { Programme } from './programme';
import type { Story } from './story';

const yuan = (amountFen: number): string => (amountFen / 100).toFixed(2);

/** Who pays for the visit and why, in the words in which the platform explains a price that a programme pays in full. */
export function priceReasons(
  { plan, totalFen, date }: Story,
  programme: Programme,
  available: number,
): string {
  const { item, minutes } = plan;
  const [year, month] = date.split('-');
  const total = yuan(totalFen);
  return JSON.stringify([
    {
      code: 'PRICE',
      zh: `${item.zh} ${minutes} 分钟，参考价 ${total} 元`,
      en: `${item.en}, ${minutes} minutes: guided price ${total} yuan`,
    },
    {
      code: 'PROGRAMME_PAYS',
      zh: `“${programme.zh}”用 ${minutes} 分钟时长支付 ${total} 元，${year}年${Number(month)}月可用 ${available} 分钟`,
      en: `“${programme.en}” pays ${total} yuan with ${minutes} minutes; ${available} are left for ${year}-${month}`,
    },
    { code: 'FAMILY_PAYS', zh: '家庭支付 0.00 元', en: 'The family pays 0.00 yuan' },
  ]);
}
