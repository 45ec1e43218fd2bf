/**
 * What an answer means for the question who may do what, and how the matrix writes it.
 * in: past both gates, whatever the state of things then said. plain: the same, and shown personal data unmasked. nothing: answered, but with nothing of that world.
 * hidden: there is no such thing for the caller. byRule: the context refuses it to this caller in words of its own.
 * refused: the first gate, whatever the row. login: the caller is unknown.
 */
export const MARKS = {
  in: '✓',
  plain: '●',
  nothing: '∅',
  hidden: '–',
  byRule: '⊘',
  refused: '✗',
  login: '?',
} as const;
export type Outcome = keyof typeof MARKS;

export const isLetIn = (outcome: Outcome | undefined): boolean => outcome === 'in' || outcome === 'plain';

/** Both worlds fare alike when the first gate answers: it knows no rows. */
export const isFirstGate = (outcome: Outcome): boolean => outcome === 'refused' || outcome === 'login';

export interface Answer {
  readonly status: number;
  /** The body as it came. */
  readonly text: string;
}

/** The stable code of a problem document. */
export function codeOf({ text }: Answer): string | undefined {
  try {
    return (JSON.parse(text) as { code?: string }).code;
  } catch {
    return undefined;
  }
}

/** A request that is wrong in itself proves nothing about permissions. */
const IS_ABOUT_THE_REQUEST = /^(request|command)\./;
/** Refusals of what was asked for, of a caller who may ask. */
const ABOUT_THE_STATE: readonly number[] = [401, 409, 422, 423, 429];

/** @returns undefined when the answer proves nothing: a malformed request, or a failure */
export function outcomeOf(answer: Answer): Outcome | undefined {
  const { status } = answer;
  if (status >= 200 && status < 300) return 'in';
  if (status === 404) return 'hidden';
  const code = codeOf(answer);
  if (!code || IS_ABOUT_THE_REQUEST.test(code)) return undefined;
  if (code === 'auth.not-allowed') return 'refused';
  if (code === 'auth.login-needed' || code === 'auth.session-ended') return 'login';
  if (status === 403) return 'byRule';
  return ABOUT_THE_STATE.includes(status) ? 'in' : undefined;
}
