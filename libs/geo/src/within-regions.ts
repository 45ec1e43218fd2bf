/**
 * SQL condition: the region id in `column` lies in the subtree of one of the ids in `parameter`. It is the row
 * gate for officers: no ids, no rows.
 * @param column a qualified column, `o.region_id`
 * @param parameter the placeholder of an int[], `$3`
 */
export const withinRegions = (column: string, parameter: string): string =>
  `${column} IN (SELECT descendant_id FROM geo.region_closure WHERE ancestor_id = ANY(${parameter}::int[]))`;
