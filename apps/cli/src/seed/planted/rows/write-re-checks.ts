import { addDays, Random, startOfDay } from '@anzhi/kernel';
import type { Client as PgClient } from 'pg';
import { copyRows } from '../../bulk/copy';
import { idAt } from '../../numbers';
import type { ReCheck } from '../registers';

/** The most of each of the standard's items, in its order; together 90. */
const MOST = [4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 3, 4, 4, 4, 4, 4, 4, 1, 1, 2, 2, 2, 4, 3, 4];
/** A total that is of this level: GB/T 42195-2022, the middle of each. */
const TOTALS = [90, 78, 55, 38, 15];
const ASSESSORS = 4;
/** Of a form nobody has to read. */
const NO_DETAILS = 'v1.synthetic';

/** Who does what in a county's assessments: four who assess, and three of the office. */
interface Office {
  readonly accounts: readonly string[];
  readonly assessors: readonly string[];
}

/**
 * Assessments and what others found when chance sent them, each as the platform leaves it: signed by two, reviewed,
 * published. The app role may write a form only while its assessment is under way, so it is closed afterwards.
 */
export async function writeReChecks(
  client: PgClient,
  seed: string,
  reChecks: readonly ReCheck[],
): Promise<void> {
  const byCounty = new Map<number, ReCheck[]>();
  const homes = await client.query<{ id: string; county: number; town: number }>(
    'SELECT id, county_id AS county, region_id AS town FROM people.senior WHERE id = ANY($1::uuid[])',
    [reChecks.map(({ seniorId }) => seniorId)],
  );
  const homeOf = new Map(homes.rows.map((row) => [row.id, row]));
  for (const each of reChecks) {
    const county = homeOf.get(each.seniorId)?.county;
    if (county === undefined) throw new Error(`senior ${each.seniorId} is not of this city`);
    byCounty.set(county, [...(byCounty.get(county) ?? []), each]);
  }
  for (const [county, own] of byCounty) {
    const office = await openOffice(client, seed, county);
    const idOf = (kind: string, { seniorId }: ReCheck): string =>
      idAt(0, new Random(`${seed}/${kind}/${seniorId}`));
    const first = own.map((each) => ({
      ...each,
      id: idOf('first', each),
      level: each.levelThen,
      date: each.dateThen,
    }));
    await assess(client, office, homeOf, first);
    await assess(
      client,
      office,
      homeOf,
      own.map((each) => ({ ...each, id: idOf('re-check', each), of: idOf('first', each) })),
    );
  }
}

/** The town's officials are lent to the agency; four of them are enough. */
async function openOffice(client: PgClient, seed: string, county: number): Promise<Office> {
  const { rows } = await client.query<{ id: string; level: string }>(
    `SELECT DISTINCT ON (r.account_id) r.account_id AS id, g.level
       FROM identity.role_grant r JOIN geo.region_closure c ON c.descendant_id = r.region_id AND c.ancestor_id = $1
       JOIN geo.region g ON g.id = r.region_id ORDER BY r.account_id`,
    [county],
  );
  const lent = rows.filter(({ level }) => level === 'TOWNSHIP').slice(0, ASSESSORS);
  const accounts = rows.filter(({ level }) => level === 'COUNTY').map(({ id }) => id);
  if (lent.length < ASSESSORS || accounts.length < 3)
    throw new Error(`county ${county} has too few officials`);
  const assessors = lent.map(({ id }) => idAt(0, new Random(`${seed}/assessor/${county}/${id}`)));
  await copyRows(
    client,
    'assessment.assessor',
    lent.map(({ id }, at) => ({
      ...{ id: assessors[at], county_id: county, account_id: id, agency: '合成评估机构' },
      ...{
        qualification_number: `合成-${id.slice(-6)}`,
        medical: at % 2 === 0,
        valid: '[2020-01-01,2040-01-01)',
      },
      ...{ registered_by: accounts[0], registered_at: startOfDay('2020-01-01') },
    })),
  );
  return { accounts: [...accounts, ...lent.map(({ id }) => id)], assessors };
}

interface Assessed {
  readonly id: string;
  readonly seniorId: string;
  readonly level: number;
  readonly date: string;
  /** The assessment that is done once more. */
  readonly of?: string;
}

async function assess(
  client: PgClient,
  { accounts, assessors }: Office,
  homeOf: ReadonlyMap<string, { readonly county: number; readonly town: number }>,
  assessments: readonly Assessed[],
): Promise<void> {
  const lent = accounts.slice(-ASSESSORS);
  await copyRows(
    client,
    'assessment.ability_assessment',
    assessments.map(({ id, seniorId, date, of }) => {
      const [lead, second] = of ? [2, 3] : [0, 1];
      const { county, town } = homeOf.get(seniorId) ?? { county: 0, town: 0 };
      return {
        ...{
          id,
          senior_id: seniorId,
          county_id: county,
          region_id: town,
          reason: of ? 'RE_CHECK' : 'ROUTINE',
        },
        ...{ state: 'IN_PROGRESS', requested_by: accounts[0], requested_at: startOfDay(addDays(date, -5)) },
        ...{ channel: 'COUNTER', scheduled_for: startOfDay(date), place: 'HOME' },
        ...{ lead_assessor_id: assessors[lead], lead_account_id: lent[lead], lead_medical: true },
        ...{ second_assessor_id: assessors[second], second_account_id: lent[second], second_medical: false },
        disputed_id: of ?? null,
        disputed_lead_id: of ? lent[0] : null,
        disputed_second_id: of ? lent[1] : null,
      };
    }),
  );
  await copyRows(
    client,
    'assessment.form',
    assessments.map(({ id, level, date }) => ({
      ...{ assessment_id: id, version: 1, assessed_on: date, answers: answersFor(TOTALS[level]) },
      ...{ details_sealed: NO_DETAILS, lead_signed_at: startOfDay(date), second_signed_at: startOfDay(date) },
      ...{ total_score: TOTALS[level], preliminary_level: level, final_level: level },
    })),
  );
  await client.query(
    `UPDATE assessment.ability_assessment a
        SET state = 'PUBLISHED', final_level = p.level, reviewed_by = $4, published_by = $5, published_on = p.day,
            reviewed_at = p.day::timestamp AT TIME ZONE 'Asia/Shanghai'
       FROM unnest($1::uuid[], $2::int[], $3::date[]) AS p(id, level, day) WHERE a.id = p.id`,
    [
      assessments.map(({ id }) => id),
      assessments.map(({ level }) => level),
      assessments.map(({ date }) => date),
      accounts[1],
      accounts[2],
    ],
  );
}

/** Some 26 answers that come to this total. */
function answersFor(total: number): string[] {
  let left = total;
  return MOST.map((most) => {
    const score = Math.min(most, left);
    left -= score;
    return String(score);
  });
}
