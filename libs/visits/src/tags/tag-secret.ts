import { randomBytes } from 'node:crypto';
import type { FieldCipher } from '@anzhi/platform';
import type { TagKind } from './tag.policy';

const contextOf = (tagId: string): string => `visits.tag:${tagId}`;

/** Chips take AES-128 keys; a display's are as long as its hash. */
export const newSecret = (kind: TagKind): Buffer => randomBytes(kind === 'DOOR_DISPLAY' ? 32 : 16);

export const sealSecret = (cipher: FieldCipher, tagId: string, secret: Buffer): string =>
  cipher.encrypt(secret.toString('base64'), contextOf(tagId));

export const secretOf = (cipher: FieldCipher, tag: { id: string; secret: string }): Buffer =>
  Buffer.from(cipher.decrypt(tag.secret, contextOf(tag.id)), 'base64');
