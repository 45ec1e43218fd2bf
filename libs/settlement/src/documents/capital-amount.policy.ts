const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const PLACES = ['', '拾', '佰', '仟'];

/**
 * An amount as finance writes it beside the figures, so that no digit can be added: 壹仟肆佰零玖元伍角整.
 * By the rules for bills (支付结算办法, annex 1): a gap of zeros is one 零; 整 closes what ends in yuan or jiao, never
 * what ends in fen; 零 stands between yuan and fen when there are no jiao. Nothing is 零元整; an amount taken away
 * begins with 负.
 * @throws RangeError for what is no whole number of fen
 */
export function capitalAmount(amountFen: number): string {
  if (!Number.isSafeInteger(amountFen)) throw new RangeError(`not a whole amount of fen: ${amountFen}`);
  const all = Math.abs(amountFen);
  const yuan = Math.floor(all / 100);
  const jiao = Math.floor((all % 100) / 10);
  const odd = all % 10;
  if (all === 0) return '零元整';
  const parts = [
    amountFen < 0 ? '负' : '',
    yuan > 0 ? `${whole(yuan)}元` : '',
    jiao > 0 ? `${DIGITS[jiao]}角` : yuan > 0 && odd > 0 ? '零' : '',
    odd > 0 ? `${DIGITS[odd]}分` : '整',
  ];
  return parts.join('');
}

/** 1 and more. Hundreds of millions are counted in whole numbers themselves, so 万亿 needs no word of its own. */
function whole(count: number): string {
  if (count >= 1e8) return join(`${whole(Math.floor(count / 1e8))}亿`, count % 1e8, 1e7);
  if (count >= 1e4) return join(`${section(Math.floor(count / 1e4))}万`, count % 1e4, 1e3);
  return section(count);
}

/** 零 where the places after the larger unit are empty. */
const join = (head: string, rest: number, full: number): string =>
  rest === 0 ? head : `${head}${rest < full ? '零' : ''}${whole(rest)}`;

/** 1 to 9,999 */
function section(count: number): string {
  const text = [3, 2, 1, 0].map((place) => {
    const digit = Math.floor(count / 10 ** place) % 10;
    return digit > 0 ? `${DIGITS[digit]}${PLACES[place]}` : '零';
  });
  return text
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '');
}
