import { hash } from 'node:crypto';
import { canonical } from '../rules/canonical';

/** What of a grant is decided: neither when it was issued nor under which account. */
export interface GrantContent {
  readonly programmeCode: string;
  readonly version: number;
  readonly period: number;
  readonly seniorId: string;
  readonly seq: number;
  readonly unit: string;
  readonly amount: number;
  readonly from: string;
  readonly until: string;
}

const MODULUS = 1n << 256n;

/** The root of nothing. */
export const EMPTY_ROOT = '0'.repeat(64);

/**
 * One fingerprint of many grants, hexadecimal: the sum of their SHA-256, so that it does not matter in which order or
 * in which chunks they were issued, and the roots of the chunks add up to that of the month.
 */
export const rootOf = (grants: readonly GrantContent[]): string => addRoots(grants.map(leafOf));

export const addRoots = (roots: readonly string[]): string =>
  (roots.reduce((sum, root) => sum + BigInt(`0x${root}`), 0n) % MODULUS).toString(16).padStart(64, '0');

const leafOf = (grant: GrantContent): string =>
  hash(
    'sha256',
    canonical([
      grant.programmeCode,
      grant.version,
      grant.period,
      grant.seniorId,
      grant.seq,
      grant.unit,
      grant.amount,
      grant.from,
      grant.until,
    ]),
  );
