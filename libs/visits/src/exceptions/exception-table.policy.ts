import { codeProblems, type CodeWord } from '../rulebooks/code-list';

/** MUST_FIX: nothing is captured before somebody has settled it. MAY_ACKNOWLEDGE: it is on record, and that is all. */
export type Handling = 'MUST_FIX' | 'MAY_ACKNOWLEDGE';
/** Whose word settles it. */
export type Resolver = 'PROVIDER' | 'OFFICER';

export interface Rule {
  readonly handling: Handling;
  readonly by: readonly Resolver[];
}

/** What has to be done about which doubt: laid down by the bureau, shipped as `data/exception-table.json`. */
export interface ExceptionTable {
  readonly reasons: readonly CodeWord[];
  readonly resolutions: readonly CodeWord[];
  readonly flags: readonly (Rule & { readonly flag: string })[];
  /** For every doubt that is not in the table. */
  readonly otherwise: Rule;
}

/** Longer lists are not read (mission-inventory T4, T10); the table's CHECK says the same. */
export const MOST_CODES = 15;

export const ruleFor = (table: ExceptionTable, flag: string): Rule =>
  table.flags.find((rule) => rule.flag === flag) ?? table.otherwise;

/** An officer may settle what a provider may; a provider never what is the officer's. */
export const maySettle = ({ by }: Rule, as: Resolver): boolean => by.includes(as);

/** The doubts of a visit that have no exception yet, with what is to be done about each. */
export const newExceptions = (
  table: ExceptionTable,
  flags: readonly string[],
  known: readonly string[],
): (Rule & { readonly flag: string })[] =>
  [...new Set(flags)]
    .filter((flag) => !known.includes(flag))
    .map((flag) => ({ flag, ...ruleFor(table, flag) }));

/** What is wrong with a table somebody wants to lay down; empty: it may be. */
export function exceptionTableProblems({ reasons, resolutions, flags, otherwise }: ExceptionTable): string[] {
  const rules = [...flags, { flag: 'otherwise', ...otherwise }];
  const names = flags.map(({ flag }) => flag);
  return [
    ...(reasons.length > MOST_CODES ? [`reasons: at most ${MOST_CODES}`] : []),
    ...(resolutions.length > MOST_CODES ? [`resolutions: at most ${MOST_CODES}`] : []),
    ...(reasons.length === 0 ? ['reasons: at least one'] : []),
    ...(resolutions.length === 0 ? ['resolutions: at least one'] : []),
    ...codeProblems('reasons', reasons),
    ...codeProblems('resolutions', resolutions),
    ...rules
      .filter(({ by }) => !by.includes('OFFICER'))
      .map(({ flag }) => `${flag}: an officer can always settle it`),
    ...names.filter((flag, at) => names.indexOf(flag) !== at).map((flag) => `${flag}: comes twice`),
  ];
}
