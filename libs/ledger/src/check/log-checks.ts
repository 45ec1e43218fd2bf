/** What the county's log has must be all there is, each once; what its leaves say is for the verifier to compare. */
export const LOG_CHECKS: ReadonlyMap<string, string> = new Map([
  [
    'the leaves of a log follow one another to its size',
    `SELECT county_id, 'leaf ' || coalesce(before, 0) AS subject, coalesce(before, 0)::text AS expected, found
       FROM (SELECT county_id, lag(first_index + leaves) OVER (PARTITION BY county_id ORDER BY first_index) AS before,
                    first_index::text AS found, first_index
               FROM ledger.sealed) s WHERE first_index <> coalesce(before, 0)
      UNION ALL
     SELECT l.county_id, 'size', l.size::text, coalesce(sum(s.leaves), 0)::text
       FROM ledger.log l LEFT JOIN ledger.sealed s USING (county_id)
      GROUP BY l.county_id HAVING l.size <> coalesce(sum(s.leaves), 0)`,
  ],
  [
    'a command that the sealer has passed is sealed with as many leaves as it has transfers',
    `SELECT t.county_id, t.command_id::text AS subject, count(*)::text AS expected, coalesce(max(s.leaves), 0)::text AS found
       FROM ledger.log_mark m
       JOIN ledger.command c ON c.county_id = m.county_id AND (c.xid, c.command_id) <= (m.xid, m.subject)
       JOIN ledger.transfer t ON (t.county_id, t.command_id) = (c.county_id, c.command_id)
       LEFT JOIN ledger.sealed s ON (s.county_id, s.source, s.subject) = (t.county_id, 'TRANSFER', t.command_id)
      WHERE m.source = 'TRANSFER' AND m.follow_from IS NULL
      GROUP BY t.county_id, t.command_id HAVING count(*) <> coalesce(max(s.leaves), 0)`,
  ],
]);
