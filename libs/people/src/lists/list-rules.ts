import { RowErrors, type ImportColumn } from '@anzhi/platform';
import type { CategoryCode } from '../categories/category.codes';
import type { LifeEventKind } from '../life-events/life-events.dto';
import { PeopleErrors } from '../people.errors';
import type { ListRule } from './list-rule';

const dateColumn = (key: string, zh: string, en: string, aliases: readonly string[] = []): ImportColumn => ({
  key,
  zh,
  en,
  aliases,
  example: '2026-11-03',
  hint: { zh: '', en: '' },
});

/** Of the departments that grant a category: everybody who has it in that month. */
const holders = (kind: string, code: CategoryCode, zh: string, en: string): ListRule => ({
  kind,
  title: { zh, en },
  columns: [],
  completes: code,
  claims: () => [{ code }],
});

/** Of undertakers and the police (殡葬、公安). */
const DEATHS: ListRule = {
  kind: 'people.deaths',
  title: { zh: '死亡人员名单', en: 'List of the deceased' },
  columns: [{ ...dateColumn('diedOn', '死亡日期', 'Died on', ['去世日期', '火化日期']), required: true }],
  claims(cells) {
    const onDate = cells.date('diedOn');
    return onDate ? [{ kind: 'DEATH', onDate, column: 'diedOn' }] : [];
  },
};

const stays = (
  kind: string,
  title: ListRule['title'],
  [admission, discharge]: readonly [LifeEventKind, LifeEventKind],
): ListRule => ({
  kind,
  title,
  columns: [
    dateColumn('admittedOn', '入住日期', 'Admitted on', ['入院日期', '住院日期']),
    dateColumn('dischargedOn', '离开日期', 'Discharged on', ['出院日期', '退住日期']),
  ],
  claims(cells) {
    const [from, to] = [cells.date('admittedOn'), cells.date('dischargedOn')];
    if (!from && !to) cells.fail('admittedOn', RowErrors.required());
    if (from && to && to < from) cells.fail('dischargedOn', PeopleErrors.endsBeforeStart());
    return [
      ...(from ? [{ kind: admission, onDate: from, column: 'admittedOn' }] : []),
      ...(to ? [{ kind: discharge, onDate: to, column: 'dischargedOn' }] : []),
    ];
  },
});

export const LIST_RULES: readonly ListRule[] = [
  DEATHS,
  stays('people.hospital-stays', { zh: '住院人员名单', en: 'List of hospital stays' }, [
    'HOSPITAL_ADMISSION',
    'DISCHARGE',
  ]),
  stays('people.institution-stays', { zh: '养老机构入住名单', en: 'List of residents of institutions' }, [
    'INSTITUTION_ADMISSION',
    'INSTITUTION_DISCHARGE',
  ]),
  holders('people.dibao', 'DIBAO', '低保名单', 'List of the minimum living allowance'),
  holders('people.dibao-edge', 'DIBAO_EDGE', '低保边缘名单', 'List of those just above the allowance'),
  holders('people.tekun-scattered', 'TEKUN_SCATTERED', '分散特困名单', 'List of the destitute at home'),
  holders('people.tekun-central', 'TEKUN_CENTRAL', '集中特困名单', 'List of the destitute in institutions'),
  holders('people.severe-handicap', 'SEVERE_HANDICAP', '重度残疾名单', 'List of severe handicaps'),
];
