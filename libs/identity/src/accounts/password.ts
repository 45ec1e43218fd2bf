import { hash, verify } from '@node-rs/argon2';

/** What a hash takes: memory in KiB, and rounds over it. */
export interface HashCost {
  readonly memoryCost: number;
  readonly timeCost: number;
}

/** The least that the algorithm knows: for passwords that protect nothing. */
export const LEAST_COST: HashCost = { memoryCost: 8, timeCost: 1 };

/** The library's defaults are argon2id with 19 MiB and 2 rounds, as OWASP recommends; the hash names its own cost. */
export const hashPassword = (password: string, cost?: HashCost): Promise<string> => hash(password, cost);

export const matchesHash = (passwordHash: string, password: string): Promise<boolean> =>
  verify(passwordHash, password);
