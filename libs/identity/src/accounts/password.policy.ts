/** What is wrong with a new password; undefined when nothing is. */
export type PasswordFault = 'passwordTooShort' | 'passwordTooSimple';

const KINDS = [/\p{L}/u, /\p{N}/u, /[^\p{L}\p{N}]/u];

/**
 * GB/T 22239-2019 8.1.4.1 asks for complexity; length does most of it.
 * @param phone the number the person logs in with, which must not be part of the password
 */
export function passwordFault(password: string, phone: string, length: number): PasswordFault | undefined {
  if ([...password].length < length) return 'passwordTooShort';
  const kinds = KINDS.filter((kind) => kind.test(password)).length;
  const characters = new Set(password).size;
  if (kinds < 2 || characters < 5 || password.includes(phone)) return 'passwordTooSimple';
  return undefined;
}
