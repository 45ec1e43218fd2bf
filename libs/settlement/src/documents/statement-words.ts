import { businessTime } from '@anzhi/kernel';
import type { FundingSource, StatementColumn, StatementStep } from './statement-content';

/** A statement is a Chinese document, whatever language its reader's screen has. */
export const SOURCE_ZH: Readonly<Record<FundingSource, string>> = {
  CENTRAL: '中央',
  PROVINCE: '省级',
  CITY: '市级',
  COUNTY: '县级',
  LOTTERY: '福彩',
  SELF: '家庭自付',
};

export const STEP_ZH: Readonly<Record<StatementStep['kind'], string>> = {
  FROZEN: '生成并锁定',
  PROVIDER_CONFIRMED: '机构确认',
  TOWNSHIP_VERIFIED: '乡镇核实',
  COUNTY_APPROVED: '县区审定',
};

export const columnName = ({ programme, source }: StatementColumn): string =>
  programme ? `${programme.name}·${SOURCE_ZH[source]}` : SOURCE_ZH[source];

export const monthZh = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;

/** `2026-12-08 10:21 李四（双庄街道办事处）` */
export const stepText = ({ at, by }: StatementStep): string =>
  `${businessTime(new Date(at))} ${by ? `${by.name}（${by.office}）` : '系统'}`;

export const STATEMENT_TITLE = '居家养老服务费用结算单';
