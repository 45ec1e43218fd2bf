import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { ImportErrors } from '../imports.errors';
import { workbookText, type WorkbookCell } from './cell-text';

/** 50,000 rows of 20 columns unpack to some 100 MB. */
const MAX_UNPACKED_BYTES = 300 * 1_048_576;
const MAX_HEAP_MB = 1_024;
const TIME_LIMIT_MS = 60_000;

interface Answer {
  readonly rows?: WorkbookCell[][];
  readonly failure?: string;
}

/**
 * The rows of the first sheet, empty ones included.
 * @throws imports.unreadable, imports.too-much
 */
export async function readWorkbook(content: Buffer): Promise<string[][]> {
  const { rows, failure } = await inThread(content);
  if (failure === 'TOO_LARGE') throw ImportErrors.tooMuch({}, '/file');
  if (!rows) throw ImportErrors.unreadable({}, '/file');
  return rows.map((row) => row.map(workbookText));
}

function inThread(content: Buffer): Promise<Answer> {
  const thread = new Worker(join(__dirname, 'xlsx-worker.cjs'), {
    workerData: { content, maxBytes: MAX_UNPACKED_BYTES },
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  });
  const timer = setTimeout(() => void thread.terminate(), TIME_LIMIT_MS);
  return new Promise<Answer>((resolve) => {
    thread.once('message', resolve);
    thread.once('error', (error) => resolve({ failure: error.message }));
    thread.once('exit', () => resolve({ failure: 'ended' }));
  }).finally(() => {
    clearTimeout(timer);
    return thread.terminate();
  });
}
