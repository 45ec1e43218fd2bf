import type { Judged } from './judge.policy';
import { MATCH_RULES, type MatchPrice } from './match-price.policy';

/** What `judge` says of people of several providers. */
type Able = Judged<Judged['caregiver']>;

const priceOf = ({ total }: Able): number => total ?? 0;
const first = (a: Able, b: Able): number =>
  Number(b.isChosen) - Number(a.isChosen) || priceOf(a) - priceOf(b);

/**
 * The best people whom one provider can send at once: with the family's choice, else the cheapest. Their days do not
 * depend on each other and all start on the minute, so the cheapest pair of a provider is its two cheapest people.
 * @param able those whom no rule keeps out
 * @returns the one who leads first; undefined when no provider has so many
 */
export function bestTeam<J extends Able>(able: readonly J[], seats: number): J[] | undefined {
  const teams = [...byProvider(able).values()]
    .filter((own) => own.length >= seats)
    .map((own) => [...own].sort(first).slice(0, seats));
  return teams.reduce<J[] | undefined>(
    (best, team) => (best && compare(best, team) <= 0 ? best : team),
    undefined,
  );
}

/** Those who can come, counting only whom a provider can send with enough others. */
export const ableInTeams = <J extends Able>(able: readonly J[], seats: number): number =>
  seats === 1
    ? able.length
    : [...byProvider(able).values()].reduce((sum, own) => sum + (own.length >= seats ? own.length : 0), 0);

export const teamTotal = (team: readonly Able[]): number => team.reduce((sum, one) => sum + priceOf(one), 0);

/** Rule by rule. */
export const teamPrice = (team: readonly Able[]): MatchPrice | null =>
  team.reduce<MatchPrice | null>(
    (sum, { price }) => (sum && price ? added(sum, price) : (price ?? sum)),
    null,
  );

const added = (a: MatchPrice, b: MatchPrice): MatchPrice =>
  Object.fromEntries(MATCH_RULES.map((rule) => [rule, a[rule] + b[rule]])) as Record<
    (typeof MATCH_RULES)[number],
    number
  >;

const compare = (a: readonly Able[], b: readonly Able[]): number =>
  Number(b[0].isChosen) - Number(a[0].isChosen) || teamTotal(a) - teamTotal(b);

function byProvider<J extends Able>(able: readonly J[]): Map<string, J[]> {
  const providers = new Map<string, J[]>();
  for (const one of able) {
    const own = providers.get(one.caregiver.providerId);
    if (own) own.push(one);
    else providers.set(one.caregiver.providerId, [one]);
  }
  return providers;
}
