import { APPLICATION_STATES, applicationMachine, LEVEL_OF, type ApplicationEvent } from './application.state';

const EVENTS = Object.keys(LEVEL_OF).filter((event) => event !== 'submit') as ApplicationEvent[];

describe('The states of an application', () => {
  it('allow exactly these steps', () => {
    const steps = APPLICATION_STATES.flatMap((state) =>
      EVENTS.flatMap((event) => {
        const next = applicationMachine.next(state, event);
        return next ? [`${state} ${event} ${next}`] : [];
      }),
    );
    expect(steps).toEqual(
      [
        'SUBMITTED return RETURNED',
        'SUBMITTED check TOWN_CHECKED',
        'SUBMITTED withdraw WITHDRAWN',
        'RETURNED resubmit SUBMITTED',
        'RETURNED withdraw WITHDRAWN',
        'TOWN_CHECKED return RETURNED',
        'TOWN_CHECKED approve COUNTY_APPROVED',
        'TOWN_CHECKED refuse REFUSED',
        'TOWN_CHECKED withdraw WITHDRAWN',
        'COUNTY_APPROVED publish PUBLIC_NOTICE',
        'COUNTY_APPROVED start IN_FORCE',
        'PUBLIC_NOTICE start IN_FORCE',
        'PUBLIC_NOTICE refuse REFUSED',
        'PUBLIC_NOTICE withdraw WITHDRAWN',
        'IN_FORCE withdraw WITHDRAWN',
        'IN_FORCE grant IN_FORCE',
        'REFUSED appeal APPEALED',
        'APPEALED grantAppeal COUNTY_APPROVED',
        'APPEALED dismissAppeal APPEAL_DECIDED',
      ].sort((a, b) => orderOf(a) - orderOf(b)),
    );
  });

  it('never reach the benefit without a check and a decision of the county', () => {
    const before = (state: string) =>
      APPLICATION_STATES.filter((from) =>
        EVENTS.some((event) => applicationMachine.next(from, event) === state),
      );
    expect(before('IN_FORCE')).toEqual(['COUNTY_APPROVED', 'PUBLIC_NOTICE', 'IN_FORCE']);
    expect(before('COUNTY_APPROVED')).toEqual(['TOWN_CHECKED', 'APPEALED']);
    expect(before('TOWN_CHECKED')).toEqual(['SUBMITTED']);
  });
});

const orderOf = (step: string): number => {
  const [state, event] = step.split(' ');
  const at = APPLICATION_STATES.indexOf(state as never);
  return at * 100 + EVENTS.indexOf(event as ApplicationEvent);
};
