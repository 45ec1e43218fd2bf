import { fen, type Fen } from '@anzhi/kernel';
import type { Payment, ServiceKind } from '../programmes/programme';
import { numberParameter } from '../rules/parameters';
import type { Parameters } from '../rules/rule';
import type { PaymentTerms } from './waterfall.policy';

/** What a cap of a month counts: one kind of service, or (null) all of them together. */
export interface Cap {
  readonly serviceKind: ServiceKind | null;
  readonly fen: Fen;
}

/** What a programme pays for services of one kind in a month, and has not returned. */
export interface Used {
  readonly serviceKind: ServiceKind;
  readonly fen: number;
}

/** Names of the parameters a payment goes by. */
export function paramsOf(payment: Payment): string[] {
  if (payment.by === 'RATIO') return [payment.ratioParam, ...payment.capParams];
  return payment.by === 'VISIT' && payment.priceParam !== null ? [payment.priceParam] : [];
}

/**
 * How the programme pays for a kind of service, with the values of its day.
 * @param params as they were resolved for the day of the service: a month goes by its own values (policy.md 6.2)
 * @throws RangeError when a value is missing, which approved law has none of
 */
export function termsOf(payment: Payment, params: Parameters, kind: ServiceKind): PaymentTerms {
  switch (payment.by) {
    case 'RATIO':
      return { by: 'RATIO', bp: valueFor(params, payment.ratioParam, kind) };
    case 'VISIT':
      return {
        by: 'VISIT',
        upToFen: payment.priceParam === null ? null : fen(numberParameter(params, payment.priceParam)),
      };
    default:
      return payment;
  }
}

/** The caps that bind a kind of service: a number counts all kinds together, a table each kind for itself. */
export function capsOf(payment: Payment, params: Parameters, kind: ServiceKind): Cap[] {
  if (payment.by !== 'RATIO') return [];
  return payment.capParams.map((name) => ({
    serviceKind: typeof params[name]?.value === 'object' ? kind : null,
    fen: fen(valueFor(params, name, kind)),
  }));
}

/** The least that is left of the caps; null: there is none. Never negative, also after a cap was lowered. */
export function capLeft(caps: readonly Cap[], used: readonly Used[]): Fen | null {
  if (!caps.length) return null;
  const left = caps.map((cap) => {
    const counted = used.filter(
      ({ serviceKind }) => cap.serviceKind === null || serviceKind === cap.serviceKind,
    );
    return cap.fen - counted.reduce((sum, part) => sum + part.fen, 0);
  });
  return fen(Math.max(0, Math.min(...left)));
}

function valueFor(params: Parameters, name: string, kind: ServiceKind): number {
  const value = params[name]?.value;
  return typeof value === 'object' ? entryOf(value, name, kind) : numberParameter(params, name);
}

function entryOf(table: Readonly<Record<string, number>>, name: string, kind: ServiceKind): number {
  const entry = table[kind];
  if (!Number.isSafeInteger(entry)) throw new RangeError(`parameter ${name} has no value for ${kind}`);
  return entry;
}
