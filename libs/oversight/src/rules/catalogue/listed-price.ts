/** The row of the price list for a service in a division on a day. All three are SQL. */
export const listed = (alias: string, item: string, visit: string): string =>
  `price_sheet ${alias} ON ${alias}.item_code = ${item} AND ${alias}.region_id = ${visit}.region_id
        AND ${alias}.valid @> ${visit}.day`;

/** What planned minutes cost by a listed price: an hour's is charged by the minute, rounded down. */
export const priceOf = (price: string, visit: string): string =>
  `CASE ${price}.unit WHEN 'HOUR' THEN ${price}.price_fen * ${visit}.planned / 60 ELSE ${price}.price_fen END`;
