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
    `SELECT t.county_id, t.command_id::text AS subject, t.transfers::text AS expected, coalesce(s.leaves, 0)::text AS found
       FROM (SELECT county_id, command_id, count(*) AS transfers FROM ledger.transfer GROUP BY 1, 2) t
       JOIN ledger.command c ON (c.county_id, c.command_id) = (t.county_id, t.command_id)
       JOIN ledger.log_mark m ON m.county_id = t.county_id AND m.source = 'TRANSFER' AND m.follow_from IS NULL
        AND (c.xid, c.command_id) <= (m.xid, m.subject)
       LEFT JOIN (SELECT * FROM ledger.sealed WHERE source = 'TRANSFER' OFFSET 0) s
         ON (s.county_id, s.subject) = (t.county_id, t.command_id)
      WHERE t.transfers <> coalesce(s.leaves, 0)`,
  ],
]);
