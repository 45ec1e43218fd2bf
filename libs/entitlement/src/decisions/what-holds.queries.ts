import { Injectable } from '@nestjs/common';
import { BUSINESS_TIME_ZONE, type Period } from '@anzhi/kernel';
import type { Queryable } from '@anzhi/platform';
import type { AppliedFor, GivenLot } from './what-holds.policy';

interface Asked {
  readonly seniorId: string;
  readonly countyId: number;
  readonly period: Period;
  /** The application the decision was made about. */
  readonly applicationId: string | null;
}

/** What came of a month's decision: lots and applications of one senior in one county. */
@Injectable()
export class WhatHoldsQueries {
  /** By the month they are for, in their order; what is given once, whenever that was. */
  lots(db: Queryable, { seniorId, countyId, period }: Asked): Promise<GivenLot[]> {
    return db.query(
      `SELECT p.code AS "programmeCode", g.kind, g.seq, g.amount,
              ${dayOf('g.granted_at')} AS "grantedOn", g.determination_period AS "determinationPeriod",
              g.determination_number AS "determinationNumber", d.on_date AS "decidedOn",
              CASE WHEN s.state <> 'LIFTED' AND l.amount > 0 THEN jsonb_build_object(
                'reason', s.reason, 'from', lower(s.during), 'amount', l.amount) END AS stop
         FROM entitlement.benefit_grant g
         JOIN entitlement.programme p ON p.id = g.programme_id
         JOIN entitlement.determination d ON (d.county_id, d.period, d.senior_id, d.number)
              = (g.county_id, g.determination_period, g.senior_id, g.determination_number)
         LEFT JOIN entitlement.stop_lapse l ON (l.county_id, l.lot_account_id) = (g.county_id, g.lot_account_id)
         LEFT JOIN entitlement.stop s ON s.id = l.stop_id
        WHERE g.senior_id = $1 AND g.county_id = $2 AND g.period IN ($3, 0) ORDER BY p.code, g.seq`,
      [seniorId, countyId, period],
    );
  }

  /** For each programme the one that was decided about, else the last one. */
  applications(db: Queryable, { seniorId, countyId, applicationId }: Asked): Promise<AppliedFor[]> {
    return db.query(
      `SELECT DISTINCT ON (a.programme_id) p.code AS "programmeCode", a.state, a.notice_until AS "noticeUntil",
              (SELECT lower(e.valid) FROM entitlement.enrolment e
                WHERE e.application_id = a.id AND NOT isempty(e.valid)) AS "from",
              (SELECT jsonb_build_object('on', ${dayOf('x.at')}, 'reason', x.reason) FROM entitlement.application_step x
                WHERE x.application_id = a.id AND x.event IN ('refuse', 'dismissAppeal', 'withdraw')
                ORDER BY x.number DESC LIMIT 1) AS ended,
              (SELECT jsonb_build_object('id', o.id, 'raisedOn', ${dayOf('o.at')}, 'decidedOn', ${dayOf('x.at')})
                 FROM entitlement.objection o JOIN entitlement.objection_decision x ON x.objection_id = o.id
                WHERE o.application_id = a.id AND x.upheld ORDER BY x.at, o.id LIMIT 1) AS objection
         FROM entitlement.application a JOIN entitlement.programme p ON p.id = a.programme_id
        WHERE a.senior_id = $1 AND a.county_id = $2
        ORDER BY a.programme_id, a.id IS NOT DISTINCT FROM $3::uuid DESC, a.submitted_at DESC, a.id DESC`,
      [seniorId, countyId, applicationId],
    );
  }
}

const dayOf = (instant: string): string => `(${instant} AT TIME ZONE '${BUSINESS_TIME_ZONE}')::date`;
