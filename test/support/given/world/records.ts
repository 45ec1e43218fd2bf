import type { ApiClient, TestApp } from '../../app';
import { givenUpload } from '../files';
import { csvOf, givenAppliedImport } from '../imports';
import type { Home } from './home';

/** What offices and other departments have on record about the household's senior. */
export interface Records {
  /** With a scan of the proof. */
  readonly factId: string;
  /** A list of another department that was applied. */
  readonly listId: string;
  /** A delivery of another authority's data. */
  readonly feedImportId: string;
}

export async function givenRecords(t: TestApp, home: Home): Promise<Records> {
  const handler = await t.person('县区经办', { role: 'COUNTY_HANDLER', regionId: home.countyId });
  await givenMistake(handler, home);
  return {
    factId: await givenFact(handler, home),
    listId: await givenList(t, handler, home),
    feedImportId: await givenFeed(t, handler, home),
  };
}

/** A move that was recorded in error and taken back. */
async function givenMistake(handler: ApiClient, { household }: Home): Promise<void> {
  const path = `/seniors/${household.senior.id}/life-events`;
  const move = { kind: 'MOVE', onDate: '2026-11-20', source: '村委会' };
  const { id } = (await handler.post(path, move).expect(201)).body as { id: string };
  await handler.post(`${path}/${id}/retraction`, { reason: '登记错人' }).expect(201);
}

async function givenFact(handler: ApiClient, { household }: Home): Promise<string> {
  const { fileId } = await givenUpload(handler);
  const fact = {
    code: 'CHILDLESS',
    value: true,
    validFrom: '2026-01-01',
    source: '村委会',
    evidenceFileId: fileId,
  };
  const { body } = await handler.post(`/seniors/${household.senior.id}/facts`, fact).expect(201);
  return (body as { id: string }).id;
}

async function givenList(t: TestApp, handler: ApiClient, { household, townCode }: Home): Promise<string> {
  const list = csvOf(
    ['身份证号', '县区', '月份', '入院日期', '出院日期'],
    [household.senior.identityNumber, townCode.slice(0, 6), '2026-11', '2026-11-10', '2026-11-12'],
  );
  return (await givenAppliedImport(t, handler, 'people.hospital-stays', list)).id;
}

async function givenFeed(t: TestApp, handler: ApiClient, { household, townCode }: Home): Promise<string> {
  const stays = csvOf(
    ['身份证号', '县区', '数据起始日', '数据截止日', '类别', '开始时间', '结束时间'],
    [
      ...[household.senior.identityNumber, townCode.slice(0, 6), '2026-09-01', '2026-09-30', '服刑'],
      ...['2026-09-03 08:30', '2026-09-10'],
    ],
  );
  return (await givenAppliedImport(t, handler, 'oversight.other-stays', stays)).id;
}
