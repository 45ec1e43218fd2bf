import { ruleHash } from '../rules/compile';
import type { ProgrammeIdentity, Terms } from './programme';

/** Days of a law: `to` is the first day on which it no longer holds, null: open. */
export interface Days {
  readonly from: string;
  readonly to: string | null;
}

/** $1 id, then `programmeValues`. */
export const PROGRAMME_INSERT = `
  INSERT INTO entitlement.programme (id, code, region_id, zh, en, unit, payer, exclusive_group, choose, draw_order,
                                     payer_rank)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;

export const programmeValues = (programme: ProgrammeIdentity): unknown[] => [
  programme.code,
  programme.regionId,
  programme.zh,
  programme.en,
  programme.unit,
  programme.payer,
  programme.exclusiveGroup,
  programme.choose,
  programme.drawOrder,
  programme.payerRank,
];

const TERMS = `effective, bars, frequency, usable_for, enrolment, starts, start_within_working_days, ends, carry_cap,
  carry_hops, notice_days, payment, rule, rule_hash, citation, document, is_default, central_bp, province_bp, city_bp,
  county_bp, lottery_bp, central_param`;

const TERM_VALUES = `daterange($5, $6), $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, decode($19, 'hex'), $20,
  $21, $22, $23, $24, $25, $26, $27, $28`;

/** $1 programme, $2 version, $3 drafted by, $4 drafted at, then `versionValues`. */
export const VERSION_INSERT = `
  INSERT INTO entitlement.programme_version (programme_id, version, drafted_by, drafted_at, state, ${TERMS})
  VALUES ($1, $2, $3, $4, 'DRAFT', ${TERM_VALUES})`;

/** Of the caller's own draft only. $1 programme, $2 version, $3 drafted by, $4 the draft's day, then `versionValues`. */
export const VERSION_UPDATE = `
  UPDATE entitlement.programme_version SET (${TERMS}) = (${TERM_VALUES})
   WHERE programme_id = $1 AND version = $2 AND drafted_by = $3 AND drafted_at = $4 AND state = 'DRAFT'
  RETURNING version`;

export const versionValues = (terms: Terms, { from, to }: Days): unknown[] => [
  from,
  to,
  terms.bars,
  terms.frequency,
  terms.usableFor,
  terms.enrolment,
  terms.start,
  terms.startWithinWorkingDays,
  terms.end,
  terms.carry?.cap ?? null,
  terms.carry?.hops ?? null,
  terms.noticeDays,
  JSON.stringify(terms.payment),
  JSON.stringify(terms.rule),
  ruleHash(terms.rule),
  terms.citation,
  terms.document,
  terms.isDefault,
  terms.funding.centralBp,
  terms.funding.provinceBp,
  terms.funding.cityBp,
  terms.funding.countyBp,
  terms.funding.lotteryBp,
  terms.funding.centralParam,
];

/** $1 programme, $2 version, $3 the items as JSON. */
export const ITEM_INSERT = `
  INSERT INTO entitlement.programme_item (programme_id, version, item_code, service_kind)
  SELECT $1, $2, "itemCode", "serviceKind"
    FROM jsonb_to_recordset($3::jsonb) AS i("itemCode" text, "serviceKind" text)`;
