import type { Terms } from '../programme';
import type { Days } from '../version.sql';
import type { DraftVersionDto, PaymentDto } from './programme.dto';

/** What was sent, checked field by field, as terms. Whether its rule makes sense the checker says. */
export const termsFrom = ({ terms }: DraftVersionDto): Terms => ({
  ...terms,
  payment: paymentFrom(terms.payment),
  rule: terms.rule as unknown as Terms['rule'],
});

export const daysFrom = ({ from, to }: Pick<DraftVersionDto, 'from' | 'to'>): Days => ({
  from,
  to: to ?? null,
});

function paymentFrom({
  by,
  ratioParam = '',
  capParams = [],
  priceParam = null,
}: PaymentDto): Terms['payment'] {
  if (by === 'RATIO') return { by, ratioParam, capParams };
  return by === 'VISIT' ? { by, priceParam } : { by };
}
