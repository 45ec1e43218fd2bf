/** A state machine is a table: state -> event -> next state. */
export type Transitions<S extends string, E extends string> = Readonly<
  Record<S, Partial<Readonly<Record<E, S>>>>
>;

export interface StateMachine<S extends string, E extends string> {
  readonly states: readonly S[];
  /** The state after `event`, or undefined when the event is not allowed in this state. */
  next(state: S, event: E): S | undefined;
  /** The states in which `event` is allowed, for the conditional update. */
  sources(event: E): S[];
  isFinal(state: S): boolean;
}

/** Checks the table when the program starts: every target exists and every state can be reached. */
export function defineStateMachine<S extends string, E extends string>(
  initial: S,
  table: Transitions<S, E>,
): StateMachine<S, E> {
  const states = Object.keys(table) as S[];
  const targets = (state: S): S[] => Object.values(table[state]) as S[];
  for (const state of states)
    for (const target of targets(state))
      if (!(target in table)) throw new Error(`state ${state} leads to the unknown state ${target}`);
  const reached = new Set<S>([initial]);
  for (const state of reached) targets(state).forEach((target) => reached.add(target));
  const unreachable = states.filter((state) => !reached.has(state));
  if (unreachable.length) throw new Error(`unreachable states: ${unreachable.join(', ')}`);
  return {
    states,
    next: (state, event) => table[state][event],
    sources: (event) => states.filter((state) => table[state][event] !== undefined),
    isFinal: (state) => targets(state).length === 0,
  };
}
