import type { Due, SubjectKind } from './deed';

/** A visit that was claimed wrongly, and what it cost. */
export interface WrongVisit {
  readonly visitId: string;
  readonly due: Due;
  /** Paid by the public, received by nobody or given by somebody who may not. */
  readonly minutes: number;
  readonly fen: number;
}

export interface LabelSubject {
  readonly kind: SubjectKind;
  readonly id: string;
}

export interface DeedLabel {
  /** Kind and number. */
  readonly id: string;
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
  readonly source: string;
  readonly visits: readonly WrongVisit[];
  /** True visits that belong to it: whoever points at them is right. */
  readonly involvedIds: readonly string[];
  readonly subjects: readonly LabelSubject[];
  readonly drawn: Readonly<Record<string, number | string>>;
  readonly isInvisible: boolean;
}

export interface InnocentLabel {
  readonly id: string;
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
  readonly resembles: readonly string[];
  readonly visitIds: readonly string[];
  readonly subjects: readonly LabelSubject[];
  readonly drawn: Readonly<Record<string, number | string>>;
}

/** What is true of the city, kept apart from it: no table holds it, and no rule can read it. */
export interface Labels {
  readonly seed: string;
  readonly period: number;
  /** Visits of the judged month. */
  readonly visits: number;
  readonly deeds: readonly DeedLabel[];
  readonly innocents: readonly InnocentLabel[];
  /** Kinds that nobody in the city had a chance to do. */
  readonly notPlanted: readonly string[];
}
