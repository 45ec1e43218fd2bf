import { Sealer } from '@anzhi/ledger';
import { PeopleFacade } from '@anzhi/people';
import { MonthSchedule } from '../../../libs/settlement/src/calendar/month-schedule';
import type { TestApp } from '../app';
import { CODES } from './geo';
import { sealAll } from './sealed-log';
import { givenAlerts, type Alerts } from './world/alerts';
import { givenAssessments, type Assessments } from './world/assessments';
import { givenAudits, type Audits } from './world/audits';
import { givenBusiness, type Business } from './world/business';
import { givenCare, type Care } from './world/care';
import { givenClaims, type Claims } from './world/claims';
import { givenDesk, type Desk } from './world/desk';
import { givenDoorProofs, type DoorProofs } from './world/door-proofs';
import { givenFamilyMoney, type FamilyMoney } from './world/family-money';
import { givenHome, type Home } from './world/home';
import { givenPlan, type Plans } from './world/plans';
import { givenRecords, type Records } from './world/records';
import { givenReviews, type Reviews } from './world/reviews';
import { givenRuleHits, type RuleHits } from './world/rule-hits';
import { givenSettlements, type Settlements } from './world/settlements';

/** Everything that can lie in a county, all of it one household's, one provider's and one office's. */
export interface World
  extends
    Home,
    Business,
    Care,
    Alerts,
    Plans,
    Desk,
    Records,
    Assessments,
    Claims,
    Reviews,
    RuleHits,
    Settlements,
    DoorProofs,
    FamilyMoney,
    Audits {}

export interface TwoWorlds {
  readonly inside: World;
  readonly outside: World;
}

/**
 * Two counties of one city with a row of every kind in each, in the state in which it can be acted upon. The clock
 * moves through the day of 2026-11-23 and stands still afterwards, so that logins made now last.
 */
export async function givenTwoWorlds(t: TestApp): Promise<TwoWorlds> {
  const homes = [
    await givenHome(t, CODES.county, CODES.town),
    await givenHome(t, CODES.otherCounty, CODES.otherCountysTown),
  ];
  const businesses = await givenBusiness(t, homes);
  const assessments = await givenAssessments(t, homes);
  const worlds: World[] = [];
  for (const [at, home] of homes.entries()) {
    worlds.push({
      ...home,
      ...businesses[at],
      ...(await givenAlerts(t, home, businesses[at])),
      ...(await givenCare(t, home, businesses[at])),
      ...(await givenPlan(t, home)),
      ...assessments[at],
      ...(await givenDesk(t, home)),
      ...(await givenRecords(t, home)),
      ...(await givenClaims(t, home)),
      ...(await givenReviews(t, home)),
      ...(await givenRuleHits(t, home)),
      ...(await givenDoorProofs(t, home, businesses[at])),
      ...(await givenSettlements(t, home)),
      ...(await givenFamilyMoney(t, home, businesses[at].visits.served)),
      ...(await givenAudits(t, home, businesses[at].visits)),
    });
  }
  await t.get(MonthSchedule).tick();
  await t.drain();
  await sealAll(t.db, t.get(Sealer), ...homes.map(({ countyId }) => countyId));
  const [inside, outside] = worlds;
  return { inside, outside };
}

/** What the platform holds of people in a county and shows masked, or to few. */
export async function secretsOf(t: TestApp, world: World): Promise<string[]> {
  const { household, elder, team, clerk, rosterNumber } = world;
  const { senior, family } = household;
  const accounts = [family.credentials, elder, clerk, ...team.caregivers];
  const phones = accounts.flatMap((account) => account?.phone ?? []);
  const address = await t.get(PeopleFacade).addressText(t.db, senior.addressId);
  return [senior.identityNumber, senior.phone, address, rosterNumber, ...phones];
}

/**
 * The ids of all rows of a county that a caller could be shown, whoever made them: from the tables themselves, so that
 * nothing is forgotten.
 */
export async function idsOf(t: TestApp, { countyId }: World): Promise<Set<string>> {
  const rows = await t.db.query<{ id: string }>(
    `WITH RECURSIVE division AS (
       SELECT $1::int AS id UNION SELECT r.id FROM geo.region r JOIN division d ON r.parent_id = d.id
     ), provider AS (SELECT id FROM providers.provider WHERE county_id = $1),
     caregiver AS (SELECT id, account_id FROM providers.caregiver WHERE provider_id IN (TABLE provider)),
     senior AS (SELECT id, account_id FROM people.senior WHERE county_id = $1),
     orders AS (SELECT id FROM ordering."order" WHERE county_id = $1),
     account AS (
       SELECT account_id AS id FROM identity.role_grant
        WHERE region_id IN (TABLE division) OR organisation_id IN (TABLE provider)
       UNION SELECT account_id FROM caregiver
       UNION SELECT account_id FROM assessment.assessor WHERE county_id = $1
       UNION SELECT account_id FROM senior WHERE account_id IS NOT NULL
       UNION SELECT account_id FROM people.representative WHERE senior_id IN (SELECT id FROM senior)
     )
     SELECT id FROM provider
     UNION SELECT id FROM caregiver
     UNION SELECT id FROM senior
     UNION SELECT id FROM orders
     UNION SELECT id FROM settlement.family_payment WHERE county_id = $1
     UNION SELECT id FROM oversight.feed_delivery WHERE county_id = $1
     UNION SELECT id FROM account
     UNION SELECT id FROM identity.session WHERE account_id IN (TABLE account)
     UNION SELECT id FROM identity.role_grant WHERE account_id IN (TABLE account)
     UNION SELECT id FROM people.address WHERE county_id = $1
     UNION SELECT id FROM people.category WHERE senior_id IN (SELECT id FROM senior)
     UNION SELECT id FROM people.fact WHERE senior_id IN (SELECT id FROM senior)
     UNION SELECT id FROM people.department_list_change WHERE senior_id IN (SELECT id FROM senior)
     UNION SELECT id FROM people.representative WHERE senior_id IN (SELECT id FROM senior)
     UNION SELECT id FROM people.life_event WHERE senior_id IN (SELECT id FROM senior)
     UNION SELECT id FROM people.reveal WHERE senior_id IN (SELECT id FROM senior)
     UNION SELECT id FROM providers.licence WHERE provider_id IN (TABLE provider)
     UNION SELECT id FROM providers.credential WHERE caregiver_id IN (SELECT id FROM caregiver)
     UNION SELECT id FROM providers.staff WHERE provider_id IN (TABLE provider)
     UNION SELECT id FROM assessment.assessor WHERE county_id = $1
     UNION SELECT id FROM assessment.ability_assessment WHERE county_id = $1
     UNION SELECT id FROM assessment.result WHERE senior_id IN (SELECT id FROM senior)
     UNION SELECT lot_account_id FROM entitlement.benefit_grant WHERE county_id = $1
     UNION SELECT id FROM entitlement.issuance_run WHERE county_id = $1
     UNION SELECT id FROM entitlement.application WHERE county_id = $1
     UNION SELECT o.id FROM entitlement.objection o JOIN entitlement.application a ON a.id = o.application_id
            WHERE a.county_id = $1
     UNION SELECT id FROM entitlement.stop WHERE county_id = $1
     UNION SELECT id FROM entitlement.stop_case WHERE county_id = $1
     UNION SELECT what_if_id FROM entitlement.what_if_part WHERE county_id = $1
     UNION SELECT id FROM entitlement.campaign WHERE county_id = $1
     UNION SELECT id FROM entitlement.campaign_task WHERE county_id = $1
     UNION SELECT id FROM dispatch.offer WHERE order_id IN (TABLE orders)
     UNION SELECT id FROM dispatch.ranking WHERE order_id IN (TABLE orders)
     UNION SELECT id FROM dispatch.alert WHERE order_id IN (TABLE orders)
     UNION SELECT id FROM dispatch.plan WHERE region_id IN (TABLE division)
     UNION SELECT id FROM dispatch.unmet_demand WHERE order_id IN (TABLE orders)
     UNION SELECT id FROM dispatch.replacement WHERE order_id IN (TABLE orders)
     UNION SELECT id FROM visits.visit WHERE county_id = $1
     UNION SELECT id FROM settlement.batch WHERE county_id = $1
     UNION SELECT id FROM settlement.bank_file WHERE county_id = $1
     UNION SELECT id FROM settlement.deduction_rule WHERE region_id = $1
     UNION SELECT id FROM visits.exception WHERE county_id = $1
     UNION SELECT id FROM visits.correction WHERE county_id = $1
     UNION SELECT id FROM visits.unlock_request WHERE county_id = $1
     UNION SELECT id FROM visits.care_risk WHERE senior_id IN (SELECT id FROM senior)
     UNION SELECT id FROM oversight.case_file WHERE county_id = $1
     UNION SELECT id FROM oversight.sample_frame WHERE county_id = $1
     UNION SELECT id FROM oversight.audit_task WHERE county_id = $1
     UNION SELECT id FROM oversight.review WHERE order_id IN (TABLE orders)
     UNION SELECT id FROM notifications.delivery WHERE account_id IN (TABLE account)
     UNION SELECT id FROM platform.file WHERE uploaded_by IN (TABLE account)
     UNION SELECT id FROM platform.import_batch WHERE uploaded_by IN (TABLE account)`,
    [countyId],
  );
  return new Set(rows.map(({ id }) => id));
}
