import type { Bilingual, ImportColumn } from '@anzhi/platform';
import type { Feed } from '../rules/rule';

/** Whom a row is about. */
export type FeedPerson = 'SENIOR' | 'CAREGIVER' | 'EITHER';

/** How a cell of a feed is read; an object gives the codes of what may be written. */
export type CellKind = 'INSTANT' | 'DAY' | 'TEXT' | 'COUNT' | 'SECRET' | Readonly<Record<string, string>>;

export interface FeedColumn {
  readonly column: ImportColumn;
  readonly reads: CellKind;
}

/** One kind of file another authority hands in: its columns, and where a row goes. */
export interface FeedRule {
  /** `oversight.other-stays` */
  readonly kind: string;
  readonly feed: Feed;
  readonly title: Bilingual;
  readonly person: FeedPerson;
  readonly columns: readonly FeedColumn[];
  /**
   * Writes one row; a row that is there is brought up to date. `$1` county, `$2` id, `$3` senior or null, `$4`
   * caregiver or null, `$5` delivery, `$6` the cells by key as jsonb. Returns whether it was new.
   */
  readonly write: string;
}

const column = (key: string, zh: string, en: string, more: Partial<ImportColumn> = {}): ImportColumn => ({
  ...{ key, zh, en, example: '', hint: { zh: '', en: '' }, required: true },
  ...more,
});
const TIME = {
  example: '2026-11-03 08:30',
  hint: { zh: '只知道日期时可不写时刻', en: 'The day alone where the hour is not known' },
};
const from = { column: column('from', '开始时间', 'From', TIME), reads: 'INSTANT' } as const;
const to = { column: column('to', '结束时间', 'To', TIME), reads: 'INSTANT' } as const;
const openTo = {
  column: column('to', '结束时间', 'To', { ...TIME, required: false }),
  reads: 'INSTANT',
} as const;
const kindOf = (choices: Readonly<Record<string, string>>): FeedColumn => ({
  column: column('kind', '类别', 'Kind', { example: Object.keys(choices)[0] }),
  reads: choices,
});
const PERIOD = `tstzrange(($6::jsonb->>'from')::timestamptz, ($6::jsonb->>'to')::timestamptz)`;
const DAYS = `daterange(($6::jsonb->>'from')::date, ($6::jsonb->>'to')::date, '[]')`;
const IS_NEW = 'RETURNING (xmax = 0) AS "isNew"';

const STAY = `
  INSERT INTO oversight.stay (county_id, id, senior_id, kind, during, delivery_id)
  SELECT $1, $2, $3, $6::jsonb->>'kind', ${PERIOD}, $5 WHERE $4::uuid IS NULL
  ON CONFLICT (county_id, senior_id, kind, lower(during))
    DO UPDATE SET during = excluded.during, delivery_id = excluded.delivery_id ${IS_NEW}`;
const ABSENCE = `
  INSERT INTO oversight.caregiver_absence (county_id, id, caregiver_id, kind, during, delivery_id)
  SELECT $1, $2, $4, $6::jsonb->>'kind', ${PERIOD}, $5 WHERE $3::uuid IS NULL
  ON CONFLICT (county_id, caregiver_id, kind, lower(during))
    DO UPDATE SET during = excluded.during, delivery_id = excluded.delivery_id ${IS_NEW}`;

const ACTIVITY = `
  INSERT INTO oversight.activity (county_id, id, senior_id, kind, on_date, delivery_id)
  SELECT $1, $2, $3, $6::jsonb->>'kind', ($6::jsonb->>'on')::date, $5 WHERE $4::uuid IS NULL
  ON CONFLICT (county_id, senior_id, kind, on_date) DO UPDATE SET delivery_id = excluded.delivery_id ${IS_NEW}`;

export const FEED_RULES: readonly FeedRule[] = [
  {
    kind: 'oversight.hospital-hours',
    feed: 'HOSPITAL_STAYS',
    title: { zh: '住院起止时间', en: 'Hospital stays to the hour' },
    person: 'SENIOR',
    columns: [kindOf({ 住院: 'HOSPITAL' }), from, openTo],
    write: STAY,
  },
  {
    kind: 'oversight.institution-hours',
    feed: 'INSTITUTION_STAYS',
    title: { zh: '机构入住起止时间', en: 'Stays in institutions to the hour' },
    person: 'SENIOR',
    columns: [kindOf({ 入住: 'INSTITUTION' }), from, openTo],
    write: STAY,
  },
  {
    kind: 'oversight.other-stays',
    feed: 'OTHER_STAYS',
    title: { zh: '喘息服务、服刑、出入境', en: 'Respite, prison, abroad' },
    person: 'SENIOR',
    columns: [kindOf({ 喘息服务: 'RESPITE', 服刑: 'PRISON', 出境: 'ABROAD' }), from, openTo],
    write: STAY,
  },
  {
    kind: 'oversight.insured-services',
    feed: 'INSURED_SERVICES',
    title: { zh: '长护险已付服务', en: 'Services paid by long-term-care insurance' },
    person: 'SENIOR',
    columns: [
      {
        column: column('claimNumber', '结算单号', 'Claim number', { example: 'CHX202611030001' }),
        reads: 'TEXT',
      },
      from,
      to,
      { column: column('minutes', '支付分钟数', 'Minutes paid', { example: '60' }), reads: 'COUNT' },
    ],
    write: `
      INSERT INTO oversight.insured_service (county_id, id, senior_id, claim_number, during, minutes, delivery_id)
      SELECT $1, $2, $3, $6::jsonb->>'claimNumber', ${PERIOD}, ($6::jsonb->>'minutes')::bigint, $5 WHERE $4::uuid IS NULL
      ON CONFLICT (county_id, claim_number)
        DO UPDATE SET during = excluded.during, minutes = excluded.minutes, delivery_id = excluded.delivery_id ${IS_NEW}`,
  },
  {
    kind: 'oversight.contracts',
    feed: 'CONTRACTS',
    title: { zh: '护理员劳动合同', en: "Caregivers' contracts" },
    person: 'CAREGIVER',
    columns: [
      { column: column('creditCode', '统一社会信用代码', 'Credit code of the provider'), reads: 'TEXT' },
      { column: column('from', '合同起始日', 'From', { example: '2026-01-01' }), reads: 'DAY' },
      { column: column('to', '合同终止日', 'To', { required: false, example: '2026-12-31' }), reads: 'DAY' },
    ],
    write: `
      INSERT INTO oversight.contract (county_id, id, caregiver_id, provider_id, valid, delivery_id)
      SELECT $1, $2, $4, p.id, ${DAYS}, $5 FROM providers.provider p
       WHERE p.credit_code = $6::jsonb->>'creditCode' AND $3::uuid IS NULL
      ON CONFLICT (county_id, caregiver_id, provider_id, lower(valid))
        DO UPDATE SET valid = excluded.valid, delivery_id = excluded.delivery_id ${IS_NEW}`,
  },
  {
    kind: 'oversight.leave',
    feed: 'LEAVE',
    title: { zh: '护理员请假、出行', en: "Caregivers' leave and journeys" },
    person: 'CAREGIVER',
    columns: [kindOf({ 请假: 'LEAVE', 乘车乘机: 'TRAVEL', 出境: 'ABROAD' }), from, to],
    write: ABSENCE,
  },
  {
    kind: 'oversight.work-elsewhere',
    feed: 'WORK_ELSEWHERE',
    title: { zh: '护理员其他就业、就医、缺勤', en: "Caregivers' other jobs, hospital days, absences" },
    person: 'CAREGIVER',
    columns: [
      kindOf({ 其他单位打卡: 'OTHER_JOB', 本人就医: 'HOSPITAL', 工资单缺勤: 'OFF_PAYROLL' }),
      from,
      to,
    ],
    write: ABSENCE,
  },
  {
    kind: 'oversight.households',
    feed: 'HOUSEHOLDS',
    title: { zh: '户籍、住址、电话、银行账户', en: 'Households, addresses, telephones, bank accounts' },
    person: 'EITHER',
    columns: [
      kindOf({ 户口簿: 'HUKOU', 住址: 'ADDRESS', 电话: 'PHONE', 银行账户: 'BANK_ACCOUNT' }),
      {
        column: column('key', '号码或地址', 'Number or address', {
          mask: () => '****',
          hint: { zh: '只保存不可还原的比对码', en: 'Kept as a one-way key only' },
        }),
        reads: 'SECRET',
      },
      { column: column('from', '起始日', 'From', { example: '2020-01-01' }), reads: 'DAY' },
      { column: column('to', '终止日', 'To', { required: false, example: '' }), reads: 'DAY' },
    ],
    write: `
      INSERT INTO oversight.household_link (county_id, id, kind, key_index, senior_id, caregiver_id, valid, delivery_id)
      VALUES ($1, $2, $6::jsonb->>'kind', decode($6::jsonb->>'key', 'hex'), $3, $4, ${DAYS}, $5)
      ON CONFLICT (county_id, kind, key_index, senior_id, caregiver_id, lower(valid))
        DO UPDATE SET valid = excluded.valid, delivery_id = excluded.delivery_id ${IS_NEW}`,
  },
  {
    kind: 'oversight.activities',
    feed: 'ACTIVITIES',
    title: { zh: '老人外出活动日', en: 'Days on which seniors were active' },
    person: 'SENIOR',
    columns: [
      kindOf({ 体育场馆: 'SPORT', 公交地铁: 'TRANSIT', 驾驶: 'DRIVING' }),
      { column: column('on', '日期', 'Day', { example: '2026-11-03' }), reads: 'DAY' },
    ],
    write: ACTIVITY,
  },
];
