import { hash, verify } from '@node-rs/argon2';

/** The library's defaults are argon2id with 19 MiB and 2 rounds, as OWASP recommends; the hash names its own cost. */
export const hashPassword = (password: string): Promise<string> => hash(password);

let decoy: Promise<string> | undefined;

/** Takes the same time when there is nothing to compare with, so that it does not show who has an account. */
export async function verifyPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  decoy ??= hashPassword('nobody');
  const matches = await verify(passwordHash ?? (await decoy), password);
  return matches && Boolean(passwordHash);
}
