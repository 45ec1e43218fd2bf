import type { Carry, CoveredItem, Funding, ProgrammeIdentity, ProgrammeLaw, Terms } from './programme';

export const VERSION_STATES = ['DRAFT', 'SUBMITTED', 'APPROVED', 'REJECTED', 'WITHDRAWN'] as const;
export type VersionState = (typeof VERSION_STATES)[number];

/** A version with its programme as it is read from `programme p JOIN programme_version v`. */
export type LawRow = Omit<ProgrammeLaw, 'regionCode' | 'carry' | 'funding'> &
  Funding & {
    readonly state: VersionState;
    readonly carryCap: number | null;
    readonly carryHops: number | null;
    readonly items: readonly CoveredItem[];
  };

export const LAW_COLUMNS = `
  p.id, p.code, p.region_id AS "regionId", p.zh, p.en, p.unit, p.payer, p.exclusive_group AS "exclusiveGroup",
  p.choose, p.draw_order AS "drawOrder", p.payer_rank AS "payerRank", v.version, v.state, v.bars, v.frequency,
  v.usable_for AS "usableFor", v.enrolment, v.starts AS "start",
  v.start_within_working_days AS "startWithinWorkingDays", v.ends AS "end", v.carry_cap AS "carryCap",
  v.carry_hops AS "carryHops", v.notice_days AS "noticeDays", v.payment, v.rule,
  encode(v.rule_hash, 'hex') AS "ruleHash", v.citation, v.document, v.is_default AS "isDefault",
  v.central_bp AS "centralBp", v.province_bp AS "provinceBp", v.city_bp AS "cityBp", v.county_bp AS "countyBp",
  v.lottery_bp AS "lotteryBp", v.central_param AS "centralParam",
  (SELECT coalesce(jsonb_agg(jsonb_build_object('itemCode', i.item_code, 'serviceKind', i.service_kind)
                             ORDER BY i.item_code COLLATE "C"), '[]')
     FROM entitlement.programme_item i
    WHERE i.programme_id = v.programme_id AND i.version = v.version) AS items`;

export const lawOf = (row: LawRow): Omit<ProgrammeLaw, 'regionCode'> => {
  const {
    state: _state,
    carryCap,
    carryHops,
    centralBp,
    provinceBp,
    cityBp,
    countyBp,
    lotteryBp,
    centralParam,
    ...law
  } = row;
  const funding: Funding = { centralBp, provinceBp, cityBp, countyBp, lotteryBp, centralParam };
  const carry: Carry | null =
    carryCap === null || carryHops === null ? null : { cap: carryCap, hops: carryHops };
  return { ...law, carry, funding };
};

/** The terms alone, as a draft is written in. */
export const termsOf = (law: Omit<ProgrammeLaw, 'regionCode'>): Terms => ({
  bars: law.bars,
  frequency: law.frequency,
  usableFor: law.usableFor,
  enrolment: law.enrolment,
  start: law.start,
  startWithinWorkingDays: law.startWithinWorkingDays,
  end: law.end,
  carry: law.carry,
  noticeDays: law.noticeDays,
  payment: law.payment,
  rule: law.rule,
  citation: law.citation,
  document: law.document,
  funding: law.funding,
  items: law.items,
  isDefault: law.isDefault,
});

/** The programme alone. */
export const identityOf = (law: ProgrammeIdentity): ProgrammeIdentity => ({
  code: law.code,
  regionId: law.regionId,
  zh: law.zh,
  en: law.en,
  unit: law.unit,
  payer: law.payer,
  exclusiveGroup: law.exclusiveGroup,
  choose: law.choose,
  drawOrder: law.drawOrder,
  payerRank: law.payerRank,
});
