import { Injectable } from '@nestjs/common';
import type { Queryable } from '@anzhi/platform';
import { Determinations, type Determination } from '../decisions/determinations';
import { Recall } from '../decisions/explain.queries';
import { unitOf } from '../decisions/unit';
import { Wordings } from '../decisions/wordings';
import type { Reason } from '../entitlement.types';
import type { BenefitUnit } from '../programmes/programme';
import type { Unit, Words } from '../rules/rule';
import { amountIn } from '../rules/say-values';
import { sentences } from '../rules/sentences';

/** A grant and the decision it rests on. */
export interface GrantRef {
  readonly lotId: string;
  readonly countyId: number;
  readonly seniorId: string;
  readonly programmeId: string;
  readonly determinationPeriod: number;
  readonly determinationNumber: number;
  /** MONTHLY, RESTORED and so on: how the lot came of the decision, and what lies in it. */
  readonly lotKind: string;
  readonly lotSeq: number;
  readonly lotAmount: number;
}

/** A grant as it is told to people. */
export interface ReasonedGrant {
  readonly lotId: string;
  readonly programmeCode: string;
  /** Chinese name of the programme. */
  readonly programmeName: string;
  /** Month it is for; 0: once for all. */
  readonly period: number;
  readonly unit: BenefitUnit;
  readonly amount: number;
  readonly grantedAt: Date;
  readonly reason: Reason;
}

/** Why grants were given, in sentences, from the decisions that are stored with them. */
@Injectable()
export class GrantReasons {
  constructor(
    private readonly determinations: Determinations,
    private readonly recall: Recall,
    private readonly wordings: Wordings,
  ) {}

  /** Grants of a county by their lots, those that end first in front. */
  async ofLots(db: Queryable, countyId: number, lotIds: readonly string[]): Promise<ReasonedGrant[]> {
    const rows = await db.query<Omit<ReasonedGrant, 'reason'> & GrantRef>(
      `SELECT ${GRANT_REF}, p.code AS "programmeCode", p.zh AS "programmeName", g.period, g.unit, g.amount,
              g.granted_at AS "grantedAt"
         FROM entitlement.benefit_grant g JOIN entitlement.programme p ON p.id = g.programme_id
        WHERE g.county_id = $1 AND g.lot_account_id = ANY($2::uuid[])
        ORDER BY upper(g.usable), g.granted_at, g.lot_account_id`,
      [countyId, lotIds],
    );
    const reasons = await this.of(db, rows);
    return rows.map(({ lotId, programmeCode, programmeName, period, unit, amount, grantedAt }) => ({
      ...{ lotId, programmeCode, programmeName, period, unit, amount, grantedAt },
      reason: reasons.get(lotId)!,
    }));
  }

  /** The reason of each grant, by its lot. */
  async of(db: Queryable, grants: readonly GrantRef[]): Promise<Map<string, Reason>> {
    const keys = grants.map(({ countyId, seniorId, determinationPeriod, determinationNumber }) => ({
      ...{ countyId, seniorId, period: determinationPeriod, number: determinationNumber },
    }));
    const stored = await this.determinations.byKeys(db, keys);
    const reasons = new Map<string, Reason>();
    for (const grant of grants) {
      const determination = stored.find((each) => isOf(each, grant));
      if (determination) reasons.set(grant.lotId, await this.say(determination, grant));
    }
    return reasons;
  }

  private async say(determination: Determination, grant: GrantRef): Promise<Reason> {
    const { decided } = await this.recall.stored(determination);
    const { law, decision } = decided.explained.find((each) => each.law.id === grant.programmeId)!;
    const { zh, en } = sentences(decision, await this.wordings.of(law, decision));
    const part = partOf(grant, unitOf(law.unit));
    return {
      code: law.code,
      zh: `${zh.join('')}${part.zh}依据：${law.citation}。`,
      en: `${en.join(' ')}${part.en} Source: ${law.citation}.`,
    };
  }
}

/** The step from the amount that was decided to the one in the lot, where they are not the same thing. */
function partOf({ lotKind, lotSeq, lotAmount }: GrantRef, unit: Unit): Words {
  const amount = amountIn(unit, lotAmount);
  if (lotKind === 'RESTORED')
    return {
      zh: `其中因停发失效的 ${amount.zh}，停发撤销后在此补还。`,
      en: ` Of it ${amount.en} had lapsed in a stop and are given again here, as it was lifted.`,
    };
  if (lotKind === 'CARRIED')
    return { zh: `其中 ${amount.zh} 由上期结转。`, en: ` Of it ${amount.en} are carried over.` };
  if (lotKind === 'BACK_PAY')
    return { zh: '当月没有发放，在此补发。', en: ' Not given in its month, paid here.' };
  return lotSeq >= 1 && lotSeq <= 5
    ? { zh: `按周发放，这一周 ${amount.zh}。`, en: ` Given by the week: ${amount.en} for this one.` }
    : { zh: '', en: '' };
}

const isOf = (determination: Determination, grant: GrantRef): boolean =>
  determination.countyId === grant.countyId &&
  determination.seniorId === grant.seniorId &&
  determination.period === grant.determinationPeriod &&
  determination.number === grant.determinationNumber;

/** Columns of `benefit_grant g` that name it and its decision. */
export const GRANT_REF = `
  g.lot_account_id AS "lotId", g.county_id AS "countyId", g.senior_id AS "seniorId", g.programme_id AS "programmeId",
  g.determination_period AS "determinationPeriod", g.determination_number AS "determinationNumber",
  g.kind AS "lotKind", g.seq AS "lotSeq", g.amount AS "lotAmount"`;
