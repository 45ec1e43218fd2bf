import type { Section } from './attention.policy';
import type { VisitFilter } from './visit-list.dto';

/** Where a row stands in the list. */
export interface Place {
  readonly urgency: number;
  readonly startsAt: Date;
  readonly id: string;
}

export interface SectionQuery {
  readonly sql: string;
  readonly parameters: unknown[];
}

type Bind = (value: unknown) => string;

const UNSETTLED = `('CONFIRMED', 'DISPUTED')`;

/** Ids of the visits that wait for an officer in the regions $1. */
export const OPEN_MATTERS = `
  SELECT r.visit_id AS id FROM oversight.review r WHERE r.state = 'OPEN' AND r.region_id = ANY($1::int[])
  UNION
  SELECT v.id FROM oversight.ranked_visit v WHERE v.region_id = ANY($1::int[]) AND v.state IN ${UNSETTLED}`;

const COLUMNS = 'SELECT v.urgency, v.starts_at AS "startsAt", v.id';

/**
 * The statement for the next rows of one section.
 *
 * Years of visits lie in these divisions, and a page shows fifty. So nothing is sorted but what is shown: open
 * matters are few and found by their own index; of everything else each township gives its newest rows from an
 * index, and those are merged. A provider, a caregiver and a doubt have indexes of their own.
 * @param after the last row given, when it was one of this section
 */
export function sectionQuery(
  section: Section,
  regions: readonly number[],
  filter: VisitFilter,
  after: readonly (string | number)[] | undefined,
  limit: number,
): SectionQuery {
  const parameters: unknown[] = [regions, limit];
  const bind: Bind = (value) => `$${parameters.push(value)}`;
  const wanted = conditionsOf(filter, bind);
  const sql =
    section === 'OPEN_MATTERS'
      ? openMatters(wanted, after, bind)
      : settled(section, filter, wanted, after, bind);
  return { sql, parameters };
}

function openMatters(wanted: string[], after: readonly (string | number)[] | undefined, bind: Bind): string {
  const rest = after ? [`(v.urgency, v.starts_at, v.id) < (${after.map(bind).join(', ')})`] : [];
  return `WITH matter AS (${OPEN_MATTERS})
    ${COLUMNS} FROM matter m JOIN oversight.ranked_visit v ON v.id = m.id
     WHERE ${['true', ...wanted, ...rest].join(' AND ')}
     ORDER BY v.urgency DESC, v.starts_at DESC, v.id DESC LIMIT $2`;
}

/** In these sections all rows are of one urgency, so that the index gives them in their order. */
function settled(
  section: 'FLAGGED' | 'REST',
  filter: VisitFilter,
  wanted: string[],
  after: readonly (string | number)[] | undefined,
  bind: Bind,
): string {
  const conditions = [
    `v.state NOT IN ${UNSETTLED}`,
    ...(section === 'FLAGGED' ? [`v.flags <> '{}'`, 'v.urgency = 100'] : ['v.urgency = 0']),
    ...wanted,
    ...(after ? [`(v.starts_at, v.id) < (${after.slice(1).map(bind).join(', ')})`] : []),
  ].join(' AND ');
  const newest = 'ORDER BY v.starts_at DESC, v.id DESC LIMIT $2';
  if (filter.providerId ?? filter.caregiverId ?? filter.flag)
    return `${COLUMNS} FROM oversight.ranked_visit v WHERE v.region_id = ANY($1::int[]) AND ${conditions} ${newest}`;
  return `${COLUMNS} FROM unnest($1::int[]) AS place(id) CROSS JOIN LATERAL (
      SELECT v.urgency, v.starts_at, v.id FROM oversight.ranked_visit v
       WHERE v.region_id = place.id AND ${conditions} ${newest}) v
    ${newest}`;
}

function conditionsOf(filter: VisitFilter, bind: Bind): string[] {
  const { state, flag, providerId, caregiverId, from, to } = filter;
  return [
    state && `v.state = ${bind(state)}`,
    flag && `v.flags <> '{}' AND v.flags @> ARRAY[${bind(flag)}]`,
    providerId && `v.provider_id = ${bind(providerId)}`,
    caregiverId && `v.caregiver_id = ${bind(caregiverId)}`,
    from && `v.starts_at >= ${bind(from)}`,
    to && `v.starts_at < ${bind(to)}`,
  ].filter((condition) => typeof condition === 'string');
}
