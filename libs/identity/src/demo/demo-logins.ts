import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A login the demo shows to everybody; its password is made anew for every installation. */
export interface DemoLogin {
  /** Who it is: 家属 王芳（母亲：李秀英）. */
  readonly label: string;
  readonly role: string;
  readonly phone: string;
  readonly password: string;
}

/** Where the loader of the demo city leaves them. */
export const demoLoginsFile = (dataDir: string): string => join(dataDir, 'demo-logins.json');

/** None before a demo city was loaded. */
export async function readDemoLogins(dataDir: string): Promise<DemoLogin[]> {
  try {
    return JSON.parse(await readFile(demoLoginsFile(dataDir), 'utf8')) as DemoLogin[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
