import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import { explain } from '../rules/evaluate';
import { Bases, type Basis } from './bases';
import { decide } from './decide.policy';
import type { Decided, DecidedPerson, Person, Standing } from './decided';
import { Standings } from './standings';

/** A programme that somebody is thought to be in. */
export interface Thought {
  readonly id: string;
  readonly code: string;
  readonly exclusiveGroup: string | null;
}

/** Decides by what is law, for one with every step, for many fast. */
@Injectable()
export class Deciding {
  constructor(
    private readonly bases: Bases,
    private readonly standings: Standings,
  ) {}

  /**
   * Every programme in force in his county on a day, with every step.
   * @param asIf a programme he is thought to be in, and to have chosen in its group: what an application would come to
   */
  async forPerson(
    db: Queryable,
    person: Person,
    on: string,
    asIf?: Thought,
  ): Promise<DecidedPerson & { readonly basis: Basis }> {
    const { seniorId, countyId } = person;
    const basis = await this.bases.on(db, countyId, on);
    const standing = (await this.standings.of(db, [seniorId], countyId, on))(seniorId);
    return { ...this.explain(basis, person, asIf ? within(asIf, standing) : standing), basis };
  }

  /** Many people of one county, without the steps. */
  async bulk(db: Queryable, basis: Basis, people: readonly Person[]): Promise<Decided[]> {
    const ids = people.map(({ seniorId }) => seniorId);
    const standingOf = await this.standings.of(db, ids, basis.countyId, basis.on);
    return people.map((person) => decide(basis, person, standingOf(person.seniorId)));
  }

  /** Again, from what was stored or is given: nothing is read. */
  explain(basis: Basis, person: Person, standing: Standing): DecidedPerson {
    const decided = decide(basis, person, standing);
    const explained = basis.rulings.map(({ law, rule, params, circumstances }, index) => ({
      law,
      result: decided.results[index],
      decision: explain(rule, person.sheet, params, circumstances),
    }));
    return { ...decided, explained };
  }
}

function within(
  { id, code, exclusiveGroup }: Thought,
  { enrolled, choices, ...standing }: Standing,
): Standing {
  return {
    ...standing,
    enrolled: [...new Set([...enrolled, id])].sort(),
    choices: exclusiveGroup === null ? choices : { ...choices, [exclusiveGroup]: code },
  };
}
