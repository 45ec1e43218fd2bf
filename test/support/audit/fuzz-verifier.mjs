/**
 * Hands the verifier whatever comes to a hostile mind, behind valid sums, proofs and signatures of the attacker's own log:
 * `node fuzz-verifier.mjs <verify.mjs> <rounds>`. Tells what made it fail in another way than by a refusal, and how long the
 * slowest took. Same draws every time.
 */
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { pathToFileURL } from 'node:url';
import { proofsIn, withManifest } from './forging.mjs';

const [verifierPath, rounds] = process.argv.slice(2);
const { canonicalBytes, readZip, Refusal, treeOf, verifyBundle, writeZip } = await import(
  pathToFileURL(verifierPath).href
);
const found = { tried: 0, accepted: 0, refused: 0, crashed: [], slowestMs: 0 };
let seed = 20_261_123;
const draw = (below) => (seed = (seed * 48_271) % 2_147_483_647) % below;
const oneOf = (list) => list[draw(list.length)];

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const ORIGIN = 'hostile/log/1';
const raw = Buffer.concat([Buffer.of(1), publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)]);
const id = createHash('sha256').update(`${ORIGIN}\n`).update(raw).digest().subarray(0, 4);
const KEY = `${ORIGIN}+${id.toString('hex')}+${raw.toString('base64')}`;
const tree = treeOf('sha256');

function noteOf(size, root) {
  const body = `${ORIGIN}\n${size}\n${root.toString('base64')}\n`;
  const signature = Buffer.concat([id, sign(null, Buffer.from(body), privateKey)]).toString('base64');
  return `${body}\n\u2014 ${ORIGIN} ${signature}\n`;
}

/** RFC 6962. */
function rootOf(hashes) {
  if (hashes.length === 0) return tree.empty;
  if (hashes.length === 1) return hashes[0];
  const half = 2 ** Math.ceil(Math.log2(hashes.length) - 1);
  return tree.node(rootOf(hashes.slice(0, half)), rootOf(hashes.slice(half)));
}

const NUMBERS = [0, -0, 1, -1, 1.5, 2 ** 31, 2 ** 32, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 1e308];
const TEXTS = [
  '',
  '__proto__',
  'constructor',
  'toString',
  '\u0000',
  '\ud800',
  '安',
  'x'.repeat(70_000),
  '0/0',
  '-1',
  '1e9',
];
const UUIDS = [
  '019ab0c1-0000-7000-8000-000000000001',
  'ffffffff-ffff-7fff-bfff-ffffffffffff',
  '00000000-0000-4000-8000-000000000000',
];
const deep = (depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

function anything(depth = 0) {
  const kinds = [
    () => oneOf(NUMBERS),
    () => oneOf(TEXTS),
    () => oneOf(UUIDS),
    () => null,
    () => draw(2) === 0,
    () => draw(5),
  ];
  if (depth < 3)
    kinds.push(
      () => Array.from({ length: draw(4) }, () => anything(depth + 1)),
      () => Object.fromEntries(Array.from({ length: draw(4) }, () => [oneOf(KEYS), anything(depth + 1)])),
      () => ({ commitment: oneOf([randomHex(), '', 'zz', 7]) }),
      () => deep(draw(2_000)),
    );
  return oneOf(kinds)();
}
const KEYS = [
  'index',
  'source',
  'fields',
  'from',
  'marks',
  'commitment',
  '__proto__',
  'length',
  'buckets',
  'nodes',
  '0',
  '0/0',
  'to',
];
const randomHex = () =>
  createHash('sha256')
    .update(`${draw(1e9)}`)
    .digest('hex');

const FIELDS = [
  'debitAccount',
  'creditAccount',
  'debitVersion',
  'creditVersion',
  'amount',
  'holdId',
  'evidenceId',
  'about',
];
const COUNTS = [
  'fromVersion',
  'toVersion',
  'debitsPending',
  'debitsPosted',
  'creditsPending',
  'creditsPosted',
];
const SOURCES = [
  'TRANSFER',
  'ACCOUNT_MONTH',
  'EVIDENCE',
  'TALLY',
  'ORDER_HOLD',
  'BENEFIT',
  'ENTRY',
  '__proto__',
];

/** What an entry may say at all: a text, a whole number, true or false, nothing, a commitment. */
const fieldValue = () =>
  oneOf([
    () => oneOf(UUIDS),
    () => draw(4),
    () => 2 ** 53 - 1,
    () => -1,
    () => null,
    () => true,
    () => 'x',
    () => ({ commitment: randomHex() }),
  ])();

function entryOf(index) {
  const names = [...FIELDS, ...COUNTS, 'from', 'marks', 'determination'].filter(() => draw(3) > 0);
  const fields = Object.fromEntries(names.map((name) => [name, fieldValue()]));
  if (draw(2) === 0)
    Object.assign(fields, { fromVersion: 1 + draw(2), toVersion: oneOf([1, 2, 2 ** 53 - 1, 'x']) });
  return {
    index,
    source: oneOf(SOURCES),
    kind: oneOf(['HOLD', 'CAPTURE', 'VISIT', 'FIRST', 'BLOCK', 'STATEMENT']),
    reference: oneOf([...UUIDS, 'a', '']),
    at: oneOf([0, 1, 2 ** 53 - 1, 1_764_000_000_000_000]),
    fields,
  };
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** As an honest tally of these entries would have it. */
function marksOf(entries) {
  const buckets = Array.from({ length: 256 }, () => []);
  const salt = Buffer.concat([Buffer.of(3), Buffer.alloc(8)]);
  for (const { source, reference, fields } of entries) {
    if (source === 'TALLY') continue;
    const ids = Object.values(fields).flatMap((value) =>
      typeof value === 'string' ? (value.match(UUID) ?? []) : [],
    );
    for (const name of new Set([...(reference.match(UUID) ?? [reference]), ...ids])) {
      const mark = createHash('sha256').update(salt).update(name).digest().subarray(0, 6);
      buckets[mark[0]].push(mark.toString('hex'));
    }
  }
  return rootOf(buckets.map((marks) => tree.leaf(Buffer.from(marks.sort().join(''), 'hex')))).toString('hex');
}

/** Of a log that is the attacker's own, with a tally where one must be. */
function hostileBundle() {
  const entries = Array.from({ length: 1 + draw(9) }, (_, index) => entryOf(index));
  const isHonest = draw(2) === 0;
  const from = isHonest ? 0 : oneOf([0, 0, 0, 1, 2 ** 53 - 1]);
  const marks = { commitment: isHonest ? marksOf(entries) : randomHex() };
  entries.push({
    ...entryOf(entries.length),
    source: 'TALLY',
    kind: isHonest ? 'FIRST' : oneOf(['FIRST', 'BLOCK']),
    fields: { from, marks },
  });
  const names = oneOf([null, [UUIDS[0]], UUIDS, []]);
  const size = entries.length;
  const hashes = entries.map((entry) => tree.leaf(canonicalBytes(entry)));
  const shown = oneOf([[], [{ index: size - 1, buckets: { 0: '' }, nodes: {} }], anything()]);
  return {
    'bundle.json': {
      format: 'anzhi-audit-bundle/2',
      origin: ORIGIN,
      scope: { kind: 'X', id: UUIDS[0] },
      inFull: { from: 0, to: size, names },
    },
    'checkpoints.json': [noteOf(size, rootOf(hashes))],
    'consistency.json': [],
    'entries.json': entries,
    'keys.json': { log: [KEY], witnesses: [] },
    'nodes.json': proofsIn(tree, hashes)([...entries.keys()]),
    'secrets.json': [],
    'tallies.json': names === null ? [] : shown,
  };
}

/** Somewhere in it something else. */
function replaceSome(value) {
  if (typeof value !== 'object' || value === null || draw(5) === 0) return anything();
  const keys = Object.keys(value);
  if (keys.length === 0) return anything();
  const key = oneOf(keys);
  const changed = Array.isArray(value) ? [...value] : { ...value };
  if (draw(6) === 0) delete changed[key];
  else changed[key] = replaceSome(value[key]);
  return changed;
}

function archiveOf(parts) {
  const files = Object.entries(parts).map(([name, value]) => [
    name,
    Buffer.from(JSON.stringify(value) ?? 'null'),
  ]);
  return writeZip(withManifest(new Map(files)));
}

function attempt(name, bytes) {
  found.tried++;
  const startedMs = performance.now();
  try {
    verifyBundle(readZip(bytes));
    found.accepted++;
  } catch (error) {
    if (error instanceof Refusal && error.message !== '') found.refused++;
    else found.crashed.push(`${name}: ${error.stack}`);
  }
  found.slowestMs = Math.max(found.slowestMs, Math.round(performance.now() - startedMs));
}

for (let round = 0; round < Number(rounds); round++) {
  const whole = hostileBundle();
  attempt(`hostile ${round}`, archiveOf(whole));
  const part = oneOf(Object.keys(whole));
  attempt(`${part} ${round}`, archiveOf({ ...whole, [part]: replaceSome(whole[part]) }));
  const bytes = archiveOf(whole);
  attempt(`cut ${round}`, bytes.subarray(0, draw(bytes.length)));
  const torn = Buffer.from(bytes);
  for (let turn = 0; turn < 8; turn++) torn[draw(torn.length)] = draw(256);
  attempt(`torn ${round}`, torn);
  attempt(`noise ${round}`, randomBytes(draw(400)));
}
console.log(JSON.stringify(found));
