import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ContentStore } from './content-store';

/** Files in a directory, two levels deep by the first digits of their hash, readable by the service alone. */
export class DirectoryContentStore extends ContentStore {
  constructor(private readonly directory: string) {
    super();
  }

  /** Written beside its place, flushed, then renamed: a crash leaves the whole content or none. */
  override async put(sha256: string, content: Buffer): Promise<void> {
    const path = this.pathOf(sha256);
    if (await exists(path)) return;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const draft = `${path}.${randomUUID()}`;
    try {
      await flushed(draft, 'wx', (file) => file.writeFile(content));
      await rename(draft, path);
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
    await flushed(dirname(path), 'r');
  }

  override async get(sha256: string): Promise<Buffer> {
    const content = await readFile(this.pathOf(sha256));
    if (sha256Of(content) !== sha256) throw new Error(`file content ${sha256} is damaged`);
    return content;
  }

  override async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  private pathOf(sha256: string): string {
    return join(this.directory, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

export const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

type FileHandle = Awaited<ReturnType<typeof open>>;

async function flushed(
  path: string,
  flags: string,
  write?: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const file = await open(path, flags, 0o600);
  try {
    await write?.(file);
    await file.sync();
  } finally {
    await file.close();
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
