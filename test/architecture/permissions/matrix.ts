import { ROLES } from '@anzhi/contracts';
import { permissionTable } from '@anzhi/platform';
import { join } from 'node:path';
import { CALLERS, NOBODY, type CallerName } from './callers';
import type { Endpoint } from './endpoints';
import { MARKS, type Outcome } from './outcome';
import type { Cells } from './probe';

/** The expected column: generated with UPDATE_PERMISSIONS=1, and then read line by line by a person. */
export const MATRIX_FILE = join(__dirname, 'matrix.md');

export interface Row {
  readonly endpoint: Endpoint;
  readonly cells: Cells;
}

/** How the columns are headed, in groups. */
const COLUMNS: Readonly<Record<CallerName, string>> = {
  ELDER: 'EL',
  FAMILY: 'FA',
  CAREGIVER: 'CG',
  PROVIDER_OWNER: 'PO',
  DISPATCHER: 'DI',
  QA: 'QA',
  PROVIDER_FINANCE: 'PF',
  VILLAGE_HELPER: 'VH',
  TOWN_HANDLER: 'TH',
  TOWN_VERIFIER: 'TV',
  COUNTY_HANDLER: 'CH',
  COUNTY_REVIEWER: 'CR',
  COUNTY_APPROVER: 'CA',
  COUNTY_FINANCE: 'CF',
  COUNTY_INSPECTOR: 'CI',
  CALL_CENTER: 'CC',
  CITY_ADMIN: 'AD',
  CITY_POLICY: 'PL',
  CITY_AUDITOR: 'AU',
  ASSESSOR: 'AS',
  OPERATOR: 'OP',
  ANONYMOUS: '..',
};
const ENDS_GROUP: ReadonlySet<CallerName> = new Set<CallerName>([
  'CAREGIVER',
  'PROVIDER_FINANCE',
  'TOWN_VERIFIER',
  'COUNTY_INSPECTOR',
  'CALL_CENTER',
  'CITY_AUDITOR',
  'OPERATOR',
]);

const MEANINGS: Readonly<Record<Outcome, string>> = {
  in: 'let in (what the state of things then allows is another matter)',
  plain: 'let in, and given a number, phone or address that is masked elsewhere',
  nothing: 'answered, but with nothing of that county',
  hidden: 'told that there is no such thing',
  byRule: 'refused by a rule about this caller and this thing, in words of its own',
  refused: 'refused whatever it is about: the role does not hold the permission',
  login: 'asked to log in',
};

const line = (head: string, width: number, cell: (name: CallerName) => string): string => {
  const cells = CALLERS.map((name) => cell(name).padEnd(2) + (ENDS_GROUP.has(name) ? ' |' : ''));
  return `${head.padEnd(width)} ${cells.join(' ')}`.trimEnd();
};

function section(title: string, rows: readonly Row[], groupOf: (row: Row) => string): string {
  const width = Math.max(...rows.map(({ endpoint }) => endpoint.name.length)) + 2;
  const groups = [...new Set(rows.map(groupOf))].flatMap((group) => [
    ...(group ? ['', group] : []),
    ...rows
      .filter((row) => groupOf(row) === group)
      .map(({ endpoint, cells }) => line(`  ${endpoint.name}`, width, (name) => cells[name])),
  ]);
  return [`## ${title}`, '', '```text', line('', width, (name) => COLUMNS[name]), ...groups, '```', ''].join(
    '\n',
  );
}

const PUBLIC = 'public';
const contextOf = ({ endpoint }: Row): string => endpoint.permission?.split('.')[0] ?? PUBLIC;
const permissionOf = ({ endpoint: { permission, openBecause } }: Row): string =>
  permission ? `${permission} ${permissionTable().get(permission)?.zh ?? ''}` : `open to all: ${openBecause}`;

/** The whole file. @param events rows of the live events */
export function renderMatrix(rows: readonly Row[], events: readonly Row[]): string {
  const contexts = [...new Set(rows.map(contextOf))].sort();
  const columns = CALLERS.map((name) =>
    name === NOBODY
      ? `- \`${COLUMNS[name]}\` nobody logged in`
      : `- \`${COLUMNS[name]}\` ${name} ${ROLES[name].zh}`,
  );
  return [
    '# Who may do what, and where',
    '',
    'Every endpoint and live event × every role × inside and outside the scope of the role. The rows come from the',
    'application, the cells from calling it over HTTP; this file says what is right. `UPDATE_PERMISSIONS=1` writes it',
    'anew; whoever does that reads the difference line by line and answers for it.',
    '',
    'Two marks: a thing of the county in which the role holds, and one of the county next to it. One mark where place',
    'plays no part. Roles of the city hold in one county here: the gates go by place, not by rank.',
    '',
    ...Object.entries(MEANINGS).map(([outcome, meaning]) => `- \`${MARKS[outcome as Outcome]}\` ${meaning}`),
    '',
    'Columns:',
    '',
    ...columns,
    '',
    ...contexts.map((context) =>
      section(
        context,
        rows.filter((row) => contextOf(row) === context),
        permissionOf,
      ),
    ),
    section('Live events, by whom they reach', events, () => ''),
  ].join('\n');
}
