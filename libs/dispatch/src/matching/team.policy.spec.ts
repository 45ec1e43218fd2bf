import type { Judged } from './judge.policy';
import { MATCH_RULES, type MatchPrice } from './match-price.policy';
import { ableInTeams, bestTeam, teamPrice, teamTotal } from './team.policy';

const able = (id: string, providerId: string, total: number, isChosen = false): Judged => ({
  caregiver: {
    ...{ id, providerId, sex: 'FEMALE', dialects: [], skillCount: 0 },
    place: { latitude: 33.96, longitude: 118.3, datum: 'WGS84' },
  },
  ...{ refusedBy: null, insertion: null, total, visits: 0, isChosen },
  price: Object.fromEntries(MATCH_RULES.map((rule) => [rule, rule === 'travel' ? total : 0])) as MatchPrice,
});
const ids = (team: readonly Judged[] | undefined) => team?.map(({ caregiver }) => caregiver.id);

describe('A team', () => {
  const people = [able('a', 'p1', 10), able('b', 'p2', 20), able('c', 'p2', 30), able('d', 'p1', 60)];

  it('of one is the cheapest', () => expect(ids(bestTeam(people, 1))).toEqual(['a']));

  it('of two is of one provider, and the cheapest such', () => {
    const team = bestTeam(people, 2)!;
    expect(ids(team)).toEqual(['b', 'c']);
    expect(teamTotal(team)).toBe(50);
    expect(teamPrice(team)).toMatchObject({ travel: 50, lateness: 0 });
  });

  it('has the family’s choice in it, and leading, whatever it costs', () => {
    const chosen = [...people.slice(0, 3), able('d', 'p1', 600, true)];
    expect(ids(bestTeam(chosen, 2))).toEqual(['d', 'a']);
    expect(ids(bestTeam(chosen, 1))).toEqual(['d']);
  });

  it('is none when nobody has two', () => {
    expect(bestTeam([able('a', 'p1', 1), able('b', 'p2', 1)], 2)).toBeUndefined();
    expect(bestTeam([], 1)).toBeUndefined();
  });

  it('is as good as any of all pairs', () => {
    const pairs = people.flatMap((one) =>
      people
        .filter((other) => other !== one && other.caregiver.providerId === one.caregiver.providerId)
        .map((other) => teamTotal([one, other])),
    );
    expect(teamTotal(bestTeam(people, 2)!)).toBe(Math.min(...pairs));
  });

  it('counts only those who can come in one', () => {
    const alone = [...people, able('e', 'p3', 1)];
    expect(ableInTeams(alone, 1)).toBe(5);
    expect(ableInTeams(alone, 2)).toBe(4);
  });
});
