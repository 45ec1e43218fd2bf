/**
 * The price of the township or its nearest ancestor on the day, once for each service, township and day that is asked
 * about. @param wanted SQL with `item_code`, `region_id` and `day`
 */
export const LISTED_PRICE = (wanted: string): string => `
  SELECT DISTINCT ON (x.item_code, x.region_id, x.day) x.item_code, x.region_id, x.day, p.price_fen, i.unit,
         p.region_id AS priced_by, lower(p.valid) AS since
    FROM (${wanted}) x
    JOIN geo.region_closure c ON c.descendant_id = x.region_id
    JOIN catalogue.price p ON p.item_code = x.item_code AND p.region_id = c.ancestor_id AND p.valid @> x.day
    JOIN catalogue.item i ON i.code = x.item_code
   ORDER BY x.item_code, x.region_id, x.day, c.depth`;

/** What planned minutes cost by a listed price: an hour's is charged by the minute, rounded down. */
export const priceOf = (listed: string, visit: string): string =>
  `CASE ${listed}.unit WHEN 'HOUR' THEN ${listed}.price_fen * ${visit}.planned / 60 ELSE ${listed}.price_fen END`;
