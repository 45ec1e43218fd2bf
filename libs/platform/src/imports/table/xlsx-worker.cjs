/**
 * Reads the first sheet of a workbook, in a thread of its own: the work is pure computation of seconds, and the
 * thread has its own bounds of memory and time. The archive is unpacked within a bound before the library sees it,
 * because ten megabytes of zip can hold ten gigabytes.
 */
const { parentPort, workerData } = require('node:worker_threads');
const { strFromU8, strToU8, unzipSync, zipSync } = require('fflate');
const { readSheet } = require('read-excel-file/node');

const PARTS = /\.(xml|rels)$/;
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/;
const ERROR_CELL = /(<c\b[^>]*?\st=)"e"/g;

/** The library reads `#REF!` as an empty cell; as text it stays what the officer sees. */
const withErrorsAsText = (xml) => {
  const text = strFromU8(xml);
  return ERROR_CELL.test(text) ? strToU8(text.replace(ERROR_CELL, '$1"str"')) : xml;
};

function repacked({ content, maxBytes }) {
  let total = 0;
  const parts = unzipSync(content, {
    filter: ({ name, originalSize }) => {
      if (!PARTS.test(name)) return false;
      total += originalSize;
      if (total > maxBytes) throw Object.assign(new Error('unpacks to too much'), { code: 'TOO_LARGE' });
      return true;
    },
  });
  for (const name of Object.keys(parts)) if (SHEET.test(name)) parts[name] = withErrorsAsText(parts[name]);
  return Buffer.from(zipSync(parts, { level: 0 }));
}

async function read() {
  // A number stays the text it is in the file: an identity number has more digits than a double.
  const rows = await readSheet(repacked(workerData), { parseNumber: (number) => ({ number }) });
  return rows.map((row) => row.map((cell) => (cell instanceof Date ? { date: cell.getTime() } : cell)));
}

read().then(
  (rows) => parentPort.postMessage({ rows }),
  (error) => parentPort.postMessage({ failure: String(error.code ?? error.name) }),
);
