import type { BenefitUnit, ProgrammeLaw } from '../programmes/programme';
import type { Decision } from '../rules/decision';
import type { FactSheet } from '../rules/fact-sheet';
import type { Outcome } from '../rules/rule';
import type { LostCode } from '../rules/stack-reasons';

/** A living resident with everything the rules may ask of him. */
export interface Person {
  readonly seniorId: string;
  readonly countyId: number;
  /** Township of residence. */
  readonly regionId: number;
  readonly sheet: FactSheet;
}

/** How a person stands with the programmes, besides the facts: kept with a decision, so that it can be repeated. */
export interface Standing {
  /** Programmes (ids) of enrolment APPLICATION that he is enrolled in on the day. */
  readonly enrolled: readonly string[];
  /** Stopped or suspended on the day; `programmeId` null: all of them but those (ids) it `spares`. */
  readonly stops: readonly {
    readonly programmeId: string | null;
    readonly reason: string;
    readonly spares?: readonly string[];
  }[];
  /** Code of the programme he chose, by exclusive group. */
  readonly choices: Readonly<Record<string, string>>;
}

/**
 * Why nothing is granted although the programme is in force: a code for programs, and what it is about (the reason of
 * a stop, the code of the programme that goes before). `sayWhyNot` puts it in words.
 */
export interface WhyNot {
  readonly code: LostCode | 'NOT_ENROLLED' | 'STOPPED' | 'NO_RESIDENT' | 'PROGRAMME_ENDED';
  readonly about?: string;
}

/** What one programme decides about one person. */
export interface ProgrammeResult {
  readonly programmeId: string;
  readonly code: string;
  readonly version: number;
  readonly unit: BenefitUnit;
  /** null: not asked, because he is not enrolled or the programme is stopped for him. */
  readonly outcome: Outcome | null;
  /** By its own rule, in the unit. */
  readonly amount: number;
  /** After stacking; 0: not granted. */
  readonly granted: number;
  /** Every step of the rule with its value, in document order. */
  readonly nodes: string;
  /** null when granted. */
  readonly whyNot: WhyNot | null;
}

/** What all programmes together decide about one person on one day. */
export interface Decided {
  readonly person: Person;
  readonly standing: Standing;
  /** In the order of the programmes' codes. */
  readonly results: readonly ProgrammeResult[];
}

/** A decision with its fingerprints, SHA-256 hexadecimal: equal inputs give equal ones. */
export interface Sealed<D extends Decided = Decided> {
  readonly decided: D;
  /** Over facts, standing, day, laws and parameters. */
  readonly inputsHash: string;
  /** Over everything that was seen and what came out. */
  readonly traceHash: string;
}

/** One programme's part of a decision with every step, for somebody who asks why. */
export interface Explained {
  readonly law: ProgrammeLaw;
  readonly result: ProgrammeResult;
  /** Also of who is not enrolled: what the rule would say. */
  readonly decision: Decision;
}

export interface DecidedPerson extends Decided {
  readonly explained: readonly Explained[];
}
