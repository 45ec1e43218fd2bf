import { PROGRAMME } from '@test/given/entitlement';
import type { World } from '@test/given/two-worlds';
import { about, type Request, type Requests } from './request';

const ofSenior = about(({ household }) => ({ seniorId: household.senior.id }));
const ofProvider = about(({ team }) => ({ id: team.provider.id }));
const ofCounty = about(({ countyId }) => ({ id: String(countyId) }));
const ofProgramme: Request = {
  call: ({ world }: { world: World }) => ({
    path: { code: PROGRAMME },
    query: { countyId: world.countyId },
  }),
};

export const STATEMENTS: Requests = {
  'GET /seniors/:seniorId/statement': ofSenior,
  'GET /seniors/:seniorId/statement-file': ofSenior,
  'GET /seniors/:seniorId/balance': ofSenior,
  'GET /providers/:id/statement': ofProvider,
  'GET /providers/:id/statement-file': ofProvider,
  'GET /providers/:id/balance': ofProvider,
  'GET /programmes/:code/statement': ofProgramme,
  'GET /programmes/:code/statement-file': ofProgramme,
  'GET /programmes/:code/balance': ofProgramme,
  'GET /counties/:id/statement': ofCounty,
  'GET /counties/:id/statement-file': ofCounty,
  'GET /counties/:id/balance': ofCounty,
};
