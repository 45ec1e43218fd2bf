import { paperMachine, type PaperEvent, type PaperState } from './paper.state';

const EVENTS: PaperEvent[] = ['approve', 'reject', 'revoke'];
const ALLOWED: Partial<Record<PaperState, Partial<Record<PaperEvent, PaperState>>>> = {
  PENDING: { approve: 'APPROVED', reject: 'REJECTED' },
  APPROVED: { revoke: 'REVOKED' },
};

it.each(paperMachine.states.flatMap((state) => EVENTS.map((event) => [state, event] as const)))(
  'a paper in %s on %s',
  (state, event) => expect(paperMachine.next(state, event)).toBe(ALLOWED[state]?.[event]),
);
