#!/usr/bin/env node
// Draws a sample again from its exported frame and compares it. Needs nothing but Node:
//   node redraw.mjs frame.csv draw.json [sample.csv] [--witness <key>]
// frame.csv   first line: what was announced; then unit,stratum,fen,tier; every line is under the root
// draw.json   { "root": hex, "value": "the public value", "sizes": { "stratum": how many } }
//             and where a checkpoint was announced "checkpoint": who signed it, and that the frame was in the log by then
// sample.csv  stratum,position,unit as it was published; without it the sample is printed
// --witness   the key of the witness you trust; without it the key in draw.json counts, which you should compare
import { createHash, createHmac, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const leaf = (line) => sha256(Buffer.from([0]), Buffer.from(line, 'utf8'));
function tree(leaves) {
  if (leaves.length === 1) return leaves[0];
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return sha256(Buffer.from([1]), tree(leaves.slice(0, split)), tree(leaves.slice(split)));
}
const linesOf = (path) =>
  readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter(Boolean);
function refuse(why) {
  console.error(`REFUSED ${why}`);
  process.exit(1);
}

/* ---- a value out of the log: the first checkpoint with the frame in it that a witness signed (C2SP, RFC 6962) ---- */

const base64 = (text) => Buffer.from(String(text), 'base64');

/** A leaf's fields by their names; the forms are those of the audit bundle's README. */
function entryOf(bytes) {
  let at = 0;
  const take = (length) => {
    at += length;
    return at <= bytes.length ? bytes.subarray(at - length, at) : refuse('the entry in the log is cut off');
  };
  const text = () => take(take(4).readUInt32BE()).toString('utf8');
  const read = {
    n: () => null,
    t: text,
    i: () => Number(take(8).readBigInt64BE()),
    b: () => take(1)[0] === 1,
    c: () => take(32).toString('hex'),
  };
  if (take(1)[0] !== 1) refuse('the entry in the log has a form this script does not know');
  const entry = { source: text(), kind: text(), reference: text(), at: take(8), fields: {} };
  for (let left = take(4).readUInt32BE(); left > 0; left--) {
    const name = text();
    const kind = String.fromCharCode(take(1)[0]);
    if (!Object.hasOwn(read, kind)) refuse('the entry in the log has a field this script does not know');
    entry.fields[name] = read[kind]();
  }
  return entry;
}

function rootBy(algorithm, entry, index, size, proof) {
  const hash = (...parts) => parts.reduce((all, part) => all.update(part), createHash(algorithm)).digest();
  let node = hash(Buffer.from([0]), entry);
  let [at, last] = [index, size - 1];
  for (const beside of proof.map(base64)) {
    if (last === 0) refuse('the proof is longer than the log is high');
    if (at % 2 === 1 || at === last) {
      node = hash(Buffer.from([1]), beside, node);
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else node = hash(Buffer.from([1]), node, beside);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? node : refuse('the proof is shorter than the log is high');
}

/** @returns when the witness signed, in milliseconds */
function signedAt(body, line, key) {
  const [, name, keyHash, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(.+)$/.exec(key) ?? refuse('that is no key');
  const kindAndKey = base64(encoded);
  const own = sha256(Buffer.from(`${name}\n`), kindAndKey).subarray(0, 4);
  const bytes = base64(line.startsWith(`\u2014 ${name} `) ? line.slice(name.length + 3) : '');
  const isOurs = bytes.length === 76 && kindAndKey.length === 33 && kindAndKey[0] === 4;
  if (!isOurs || own.toString('hex') !== keyHash || !bytes.subarray(0, 4).equals(own))
    refuse(`the checkpoint is not signed by the witness ${name}`);
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), kindAndKey.subarray(1)]);
  const seconds = bytes.readBigUInt64BE(4);
  const message = Buffer.from(`cosignature/v1\ntime ${seconds}\n${body}`);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  if (!verify(null, message, publicKey, bytes.subarray(12)))
    refuse(`the signature of the witness ${name} is not valid`);
  return Number(seconds) * 1000;
}

function checkCheckpoint([, frameId, , , , notBefore, announcement], { root, value, checkpoint }, trusted) {
  if (!checkpoint) refuse('the value should be a checkpoint of the log, and there is no proof of one');
  const [body, line] = value.split(/(?<=\n)\n/);
  const [origin, size, rootLine, hash] = body.split('\n');
  if (announcement !== `CHECKPOINT ${origin}`)
    refuse(`the checkpoint is of ${origin}, another log than announced`);
  if (trusted && trusted !== checkpoint.witness)
    refuse('the checkpoint is signed by a witness you do not trust');
  if (signedAt(body, (line ?? '').trim(), checkpoint.witness) < Date.parse(notBefore))
    refuse('the checkpoint was signed before its time');
  const bytes = base64(checkpoint.entry);
  const { source, kind, reference, fields } = entryOf(bytes);
  if (source !== 'ENTRY' || kind !== 'FRAME' || reference !== frameId || fields.root !== root)
    refuse('the entry in the log is not that of this frame');
  const algorithm = hash === 'hash SM3' ? 'sm3' : 'sha256';
  if (!rootBy(algorithm, bytes, checkpoint.index, Number(size), checkpoint.proof).equals(base64(rootLine)))
    refuse('the frame was not in the log when the checkpoint was signed');
  if (!trusted)
    console.log(`NOTE compare the key of the witness with the published one: ${checkpoint.witness}`);
}

const args = process.argv.slice(2);
const option = args.indexOf('--witness');
const [, witness] = option < 0 ? [] : args.splice(option, 2);
const [framePath, drawPath, samplePath] = args;
if (!drawPath) {
  console.error('node redraw.mjs frame.csv draw.json [sample.csv] [--witness <key>]');
  process.exit(2);
}
const frame = linesOf(framePath);
const draw = JSON.parse(readFileSync(drawPath, 'utf8'));
const { root, value, sizes } = draw;
if (frame.length < 2) refuse('the frame is empty');
const own = tree(frame.map(leaf)).toString('hex');
if (own !== root) refuse(`the frame has the root ${own}, not ${root}`);
const head = frame[0].split(',');
if (head[6]?.startsWith('CHECKPOINT ')) checkCheckpoint(head, draw, witness);

const seed = sha256(Buffer.from(root, 'hex'), Buffer.from(value, 'utf8'));
const strata = new Map();
for (const line of frame.slice(2)) {
  const [unit, stratum] = line.split(',');
  const key = createHmac('sha256', seed).update(unit, 'utf8').digest('hex');
  if (!strata.has(stratum)) strata.set(stratum, []);
  strata.get(stratum).push({ unit, key });
}
const drawn = [...strata.keys()]
  .sort((a, b) => Number(a) - Number(b))
  .flatMap((stratum) =>
    strata
      .get(stratum)
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .slice(0, sizes[stratum] ?? 0)
      .map(({ unit }, index) => `${stratum},${index + 1},${unit}`),
  );

if (!samplePath) console.log(['stratum,position,unit', ...drawn].join('\n'));
else {
  const published = linesOf(samplePath).slice(1);
  const wrong = drawn.findIndex((line, index) => line !== published[index]);
  if (wrong >= 0) refuse(`line ${wrong + 2} should be ${drawn[wrong]}, not ${published[wrong]}`);
  if (published.length !== drawn.length)
    refuse(`${published.length} units were published, ${drawn.length} drawn`);
  console.log(`OK ${drawn.length} of ${frame.length - 2} units, seed ${seed.toString('hex')}`);
}
