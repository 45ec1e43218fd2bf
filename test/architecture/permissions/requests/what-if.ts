import type { World } from '@test/given/two-worlds';
import { about, list, type Requests } from './request';

const whatIf = ({ whatIfId }: World): { id: string } => ({ id: whatIfId });

export const WHAT_IF: Requests = {
  'GET /what-ifs': list(({ world }) => world.whatIfId),
  'GET /what-ifs/:id': about(whatIf),
  'GET /what-ifs/:id/summary': about(whatIf),
  'GET /what-ifs/:id/rows': about(whatIf),
  'GET /what-ifs/:id/file': about(whatIf),
  'POST /what-ifs': {
    call: ({ world }) => ({
      body: { draft: { programmeCode: world.draftCode, version: 1 }, period: 202611 },
    }),
  },
  'POST /what-ifs/:id/cancellation': about(whatIf),
};
