import { PDF } from '@test/given/files';
import { csvOf } from '@test/given/imports';
import { someIdentityNumber } from '@test/given/people';
import type { World } from '@test/given/two-worlds';
import { about, anywhere, list, type Requests } from './request';

const OWN_UPLOAD = 'an upload belongs to its uploader until a command names it';
const PART = 'each row is held against the divisions of the uploader';

const form = (file: Blob, name: string, fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [field, value] of Object.entries(fields)) data.append(field, value);
  data.append('file', file, name);
  return data;
};

const roster = ({ townCode }: World): Blob =>
  new Blob([csvOf(['姓名', '身份证号', '居住地'], ['赵大爷', someIdentityNumber(), townCode])]);

const batch = ({ importIds }: World): { id: string } => ({ id: importIds[0] });

export const FILES: Requests = {
  'POST /files': anywhere(OWN_UPLOAD, () => ({
    body: form(new Blob([PDF], { type: 'application/pdf' }), 'licence.pdf', { purpose: 'LICENCE' }),
  })),
  'GET /imports/kinds': anywhere('the kinds the caller may import'),
  'GET /imports/templates/:kind': anywhere('an empty form', () => ({ path: { kind: 'people.seniors' } })),
  'GET /imports': list(({ world }) => world.importIds[0]),
  'GET /imports/:id': about(batch),
  'GET /imports/:id/rows': about(batch),
  'GET /imports/:id/failed-rows': about(batch),
  'POST /imports': anywhere(PART, ({ world }) => ({
    body: form(roster(world), 'roster.csv', { kind: 'people.seniors' }),
  })),
  'POST /imports/:id/application': about(batch),
  'POST /imports/:id/discarding': about(({ importIds }) => ({ id: importIds[1] })),
};
