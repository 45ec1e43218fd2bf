import type { ApiClient, TestApp } from '../app';

/** The record of an import as `GET /imports/{id}` shows it. */
export interface ImportRecord {
  readonly id: string;
  readonly state: string;
  readonly rowCount: number;
  readonly newCount: number;
  readonly changedCount: number;
  readonly unchangedCount: number;
  readonly failedCount: number;
}

/** A file of an officer with its dry run complete. */
export async function givenCheckedImport(
  t: TestApp,
  officer: ApiClient,
  kind: string,
  content: Buffer | string,
): Promise<ImportRecord> {
  const upload = officer
    .post('/imports')
    .field('kind', kind)
    .attach('file', Buffer.from(content), '名册.csv');
  const { id } = (await upload.expect(202)).body as { id: string };
  await t.drain();
  return importRecord(officer, id);
}

/** The same, applied. */
export async function givenAppliedImport(
  t: TestApp,
  officer: ApiClient,
  kind: string,
  content: Buffer | string,
): Promise<ImportRecord> {
  const { id } = await givenCheckedImport(t, officer, kind, content);
  await officer.post(`/imports/${id}/application`).expect(202);
  await t.drain();
  return importRecord(officer, id);
}

const importRecord = async (officer: ApiClient, id: string): Promise<ImportRecord> =>
  (await officer.get(`/imports/${id}`).expect(200)).body as ImportRecord;

/** The reasons of each failed row, by its number: `身份证号：必填`; without a heading when about the whole row. */
export async function importProblems(officer: ApiClient, id: string): Promise<Record<number, string[]>> {
  const { body } = await officer.get(`/imports/${id}/rows?outcome=FAILED&limit=200`).expect(200);
  const { items } = body as {
    items: { number: number; problems: { heading: string | null; detail: string }[] }[];
  };
  const told = items.map(({ number, problems }) => {
    return [
      number,
      problems.map(({ heading, detail }) => (heading ? `${heading}：${detail}` : detail)),
    ] as const;
  });
  return Object.fromEntries(told);
}

/** A CSV of these rows; the first one is the heading. */
export const csvOf = (...rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.join(',')}\n`).join('');
