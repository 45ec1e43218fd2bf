import { about, anywhere, list, reason, type Requests } from './request';

const NUMBERS = { growth: 60, deviations: 3, firstMonth: 200, weight: 15 };
const ONE_LAW = 'the numbers of a rule are the same everywhere';

/** Risk rules, what they found, and the data of other authorities. */
export const RULES: Requests = {
  'GET /oversight/rules': anywhere('the rules are the same everywhere; their measures are counts'),
  'GET /oversight/rule-hits': list(({ world }) => world.ruleHitId),
  'GET /oversight/feeds': {
    call: () => ({}),
    shows: ({ world }) => `"countyId":${world.countyId},`,
  },
  'POST /oversight/feeds/nothing-to-report': {
    call: ({ world: { countyId } }) => ({
      body: { feed: 'LEAVE', countyId, period: 202509, source: '人社局回函' },
    }),
  },
  'POST /oversight/rules/:code/versions': anywhere(ONE_LAW, () => ({
    path: { code: 'R28' },
    body: { from: '2031-01-01', thresholds: NUMBERS, source: '市民政局评估' },
  })),
  'POST /oversight/rules/:code/versions/:version/decision': anywhere(ONE_LAW, () => ({
    path: { code: 'R28', version: '2' },
    body: { decision: 'REFUSED', ...reason() },
  })),
  'POST /oversight/rule-hits/:id/judgement': about(({ ruleHitId }) => ({ id: ruleHitId }), {
    outcome: 'CONFIRMED',
    ...reason(),
  }),
};
