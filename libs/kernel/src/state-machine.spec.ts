import { defineStateMachine } from './state-machine';

describe('a state machine', () => {
  const door = defineStateMachine<'OPEN' | 'SHUT' | 'LOCKED', 'shut' | 'open' | 'lock'>('OPEN', {
    OPEN: { shut: 'SHUT' },
    SHUT: { open: 'OPEN', lock: 'LOCKED' },
    LOCKED: {},
  });

  it('answers every pair from its table', () => {
    expect(door.next('OPEN', 'shut')).toBe('SHUT');
    expect(door.next('OPEN', 'lock')).toBeUndefined();
    expect(door.sources('lock')).toEqual(['SHUT']);
    expect(door.isFinal('LOCKED')).toBe(true);
    expect(door.isFinal('SHUT')).toBe(false);
  });

  it('refuses a table with an unknown or an unreachable state', () => {
    const unknown = { A: { go: 'B' } } as never;
    expect(() => defineStateMachine<'A', 'go'>('A', unknown)).toThrow(/unknown state B/);
    expect(() => defineStateMachine<'A' | 'B', 'go'>('A', { A: {}, B: { go: 'A' } })).toThrow(
      /unreachable.*B/,
    );
  });
});
