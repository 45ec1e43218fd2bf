import { v7 } from 'uuid';

/** A new time-ordered id (UUIDv7). The client makes its own for commands, so that a retry is the same command. */
export const newId = (at?: Date): string => (at ? v7({ msecs: at.getTime() }) : v7());

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
export const isUuidV7 = (text: string): boolean => UUID_V7.test(text);

/** The moment a UUIDv7 was made, by its maker's clock. */
export const timeOfId = (id: string): Date => new Date(parseInt(id.slice(0, 8) + id.slice(9, 13), 16));
