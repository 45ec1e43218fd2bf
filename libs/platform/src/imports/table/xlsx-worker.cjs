/**
 * Reads the first sheet of a workbook, in a thread of its own: the work is pure computation of seconds, and the
 * thread has its own bounds of memory and time. The archive is unpacked within a bound before the library sees it,
 * because ten megabytes of zip can hold ten gigabytes.
 */
const { parentPort, workerData } = require('node:worker_threads');
const { unzipSync, zipSync } = require('fflate');
const { readSheet } = require('read-excel-file/node');

const PARTS = /\.(xml|rels)$/;

function repacked({ content, maxBytes }) {
  let total = 0;
  const parts = unzipSync(content, {
    filter: ({ name, originalSize }) => {
      if (!PARTS.test(name)) return false;
      total += originalSize;
      if (total > maxBytes) throw Object.assign(new Error('too large'), { code: 'TOO_LARGE' });
      return true;
    },
  });
  return Buffer.from(zipSync(parts, { level: 0 }));
}

/** A number stays the text it is in the file: an identity number has more digits than a double. */
const asText = (value) => (value instanceof Date ? { date: value.getTime() } : value);

async function read() {
  const rows = await readSheet(repacked(workerData), { parseNumber: (text) => ({ number: text }) });
  return rows.map((row) => row.map(asText));
}

read().then(
  (rows) => parentPort.postMessage({ rows }),
  (error) => parentPort.postMessage({ failure: { code: error.code ?? error.name, message: error.message } }),
);
