import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A display at a door of the demo city, with what makes it show its codes: the demo has no doors. */
export interface DemoDoor {
  /** Whose door: 李秀英家门口. */
  readonly label: string;
  readonly tagId: string;
  /** Hexadecimal. */
  readonly secret: string;
}

/** Where the loader of the demo city leaves them. */
export const demoDoorsFile = (dataDir: string): string => join(dataDir, 'demo-doors.json');

/** None before a demo city was loaded. */
export async function readDemoDoors(dataDir: string): Promise<DemoDoor[]> {
  try {
    return JSON.parse(await readFile(demoDoorsFile(dataDir), 'utf8')) as DemoDoor[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
