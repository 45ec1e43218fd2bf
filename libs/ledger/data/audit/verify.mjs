#!/usr/bin/env node
/**
 * Verifies an audit bundle of Anzhi: `node verify.mjs <bundle.zip or folder> [--key <verifier>]… [--known <checkpoint>]…`
 *
 * Needs nothing but Node 20.15. Says OK, or what is wrong first, naming the leaf, and never trusts the bundle for what it
 * proves: keys given with --key are the ones that count, and a checkpoint given with --known (printed on a statement,
 * kept by a witness) must be one the bundle's log has grown out of. Without --key the keys in the bundle are used, which
 * proves only that the bundle is whole: compare them with the published ones.
 *
 * The forms are described in the README beside this file, so that you can write a verifier of your own.
 */
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { TextDecoder } from 'node:util';
import { crc32 } from 'node:zlib';

const FORMAT = 'anzhi-audit-bundle/2';
const PARTS = ['bundle.json', 'checkpoints.json', 'consistency.json', 'entries.json', 'keys.json', 'nodes.json', 'secrets.json', 'tallies.json'];
/** More than any bundle has, and less than what would exhaust the machine that verifies it. */
const [MAX_BYTES, MAX_FILES, MAX_VALUES] = [2 ** 29, 64, 2 ** 23];
const NAME = /^[a-z][A-Za-z0-9]*$/;
const SPKI_ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

/** What is wrong, in words for the one who asked. */
export class Refusal extends Error {}
const refuse = (what) => {
  throw new Refusal(what);
};
const demand = (condition, what) => condition || refuse(what);

/* ---- values of JSON, each asked for its type ---- */

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const object = (value, where) => (isObject(value) ? value : refuse(`${where} is no object`));
const array = (value, where) => (Array.isArray(value) ? value : refuse(`${where} is no list`));
const text = (value, where) => (typeof value === 'string' ? value : refuse(`${where} is no text`));
const count = (value, where) =>
  Number.isSafeInteger(value) && value >= 0 ? value : refuse(`${where} is no whole number`);

/** Only the one way of writing it, so that no bit of it is idle. */
function base64(value, where, length) {
  const bytes = Buffer.from(text(value, where), 'base64');
  demand(bytes.toString('base64') === value, `${where} is no base64`);
  demand(length === undefined || bytes.length === length, `${where} has ${bytes.length} bytes, not ${length}`);
  return bytes;
}
function hex(value, where, length) {
  const bytes = Buffer.from(text(value, where), 'hex');
  demand(bytes.toString('hex') === value && bytes.length === length, `${where} is no hash`);
  return bytes;
}

/* ---- the archive: ZIP without compression, every byte of it as it must be ---- */

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 1 January 1980, the first moment a ZIP can name. */
const DOS_TIME = 0;
const DOS_DATE = 0x21;

/** Names and contents, and not one byte besides. */
export function readZip(bytes) {
  demand(bytes.length >= 22 && bytes.readUInt32LE(bytes.length - 22) === END, 'this is no whole ZIP file');
  const files = new Map();
  let at = 0;
  while (at + 30 <= bytes.length && bytes.readUInt32LE(at) === LOCAL) {
    const [size, nameLength] = [bytes.readUInt32LE(at + 18), bytes.readUInt16LE(at + 26)];
    const end = at + 30 + nameLength + size;
    demand(end <= bytes.length, 'the archive is cut off');
    const name = bytes.toString('latin1', at + 30, at + 30 + nameLength);
    demand(!files.has(name), `the archive has ${name} twice`);
    demand(files.size < MAX_FILES, 'the archive has more files than a bundle');
    files.set(name, bytes.subarray(at + 30 + nameLength, end));
    at = end;
  }
  demand(writeZip(files).equals(bytes), 'the archive is not as it was written');
  return files;
}

/** The one form of these files: stored, in this order, without times. */
export function writeZip(files) {
  const [locals, centrals] = [[], []];
  let offset = 0;
  for (const [name, content] of files) {
    const title = Buffer.from(name, 'latin1');
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(DOS_TIME, 6);
    common.writeUInt16LE(DOS_DATE, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(title.length, 22);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(CENTRAL, 0);
    central.writeUInt16LE(20, 4);
    common.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    const signature = Buffer.alloc(4);
    signature.writeUInt32LE(LOCAL, 0);
    locals.push(signature, common, title, content);
    centrals.push(central, title);
    offset += 30 + title.length + content.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

function readFolder(path) {
  const entries = readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile());
  demand(entries.length <= MAX_FILES, 'the folder has more files than a bundle');
  const files = new Map(entries.map(({ name }) => [name, readWhole(join(path, name))]));
  demand([...files.values()].reduce((sum, { length }) => sum + length, 0) <= MAX_BYTES, `${path} is larger than a bundle can be`);
  return files;
}

function readWhole(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  demand(stat?.isFile(), `${path} is no file`);
  demand(stat.size <= MAX_BYTES, `${path} is larger than a bundle can be`);
  return readFileSync(path);
}

/** By their hashes, so that also what proves nothing (the README) is what was exported. */
function checkManifest(files) {
  const listed = object(json(files, 'manifest.json'), 'manifest.json');
  for (const [name, content] of files) {
    if (name === 'manifest.json') continue;
    demand(Object.hasOwn(listed, name), `${name} does not belong to the bundle`);
    const hash = createHash('sha256').update(content).digest('hex');
    demand(listed[name] === hash, `${name} is not the file that was exported`);
  }
  for (const name of [...Object.keys(listed), ...PARTS]) demand(files.has(name), `${name} is missing`);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
function json(files, name) {
  const content = files.get(name) ?? refuse(`${name} is missing`);
  demand(valuesIn(content) <= MAX_VALUES, `${name} has more in it than a bundle can have`);
  try {
    return JSON.parse(utf8.decode(content));
  } catch {
    return refuse(`${name} is no JSON`);
  }
}

/** At most how many values a text of JSON has: a few bytes of it may become much in memory. */
function valuesIn(content) {
  let values = 1;
  for (let at = 0; at < content.length; at++) {
    const byte = content[at];
    if (byte === 0x2c || byte === 0x5b || byte === 0x7b) values++;
  }
  return values;
}

/* ---- RFC 6962 ---- */

export const treeOf = (algorithm) => {
  const hash = (...parts) => {
    const digest = createHash(algorithm);
    for (const part of parts) digest.update(part);
    return digest.digest();
  };
  const [LEAF, NODE] = [Buffer.of(0), Buffer.of(1)];
  return { leaf: (entry) => hash(LEAF, entry), node: (l, r) => hash(NODE, l, r), empty: hash() };
};

/** RFC 9162, 2.1.4.2. */
export function isConsistent(tree, from, fromRoot, to, toRoot, proof) {
  if (from === to) return proof.length === 0 && fromRoot.equals(toRoot);
  if (from > to) return false;
  if (from === 0) return proof.length === 0;
  if (proof.length === 0) return false;
  const path = Number.isInteger(Math.log2(from)) ? [fromRoot, ...proof] : [...proof];
  let [fn, sn] = [from - 1, to - 1];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  let [fr, sr] = [path[0], path[0]];
  for (const c of path.slice(1)) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [tree.node(c, fr), tree.node(c, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
    } else sr = tree.node(sr, c);
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && fr.equals(fromRoot) && sr.equals(toRoot);
}

/* ---- C2SP notes: checkpoints and cosignatures ---- */

/** `name+hash+base64(kind, key)`; the hash must be the key's own. */
export function parseKey(value) {
  const [, name, hash, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text(value, 'a key')) ?? [];
  demand(name !== undefined, `"${value}" is no key`);
  const bytes = base64(encoded, 'a key', 33);
  const id = createHash('sha256').update(`${name}\n`).update(bytes).digest().subarray(0, 4);
  demand(id.toString('hex') === hash, `the key of ${name} is not the one its name says`);
  const spki = createPublicKey({ key: Buffer.concat([SPKI_ED25519, bytes.subarray(1)]), format: 'der', type: 'spki' });
  return { name, kind: bytes[0], id, spki, text: value };
}

export function parseCheckpoint(note, where = 'a checkpoint') {
  const end = text(note, where).lastIndexOf('\n\n');
  demand(end > 0 && note.endsWith('\n'), `${where} is no signed note`);
  const body = note.slice(0, end + 1);
  const [origin, size, root, ...extensions] = body.slice(0, -1).split('\n');
  demand(/^(0|[1-9]\d{0,15})$/.test(size ?? '') && origin !== '', `${where} has no size`);
  const hash = extensions.length === 0 ? 'SHA-256' : extensions.length === 1 && extensions[0] === 'hash SM3' ? 'SM3' : refuse(`${where} says more than this verifier knows`);
  const lines = note.slice(end + 2, -1).split('\n');
  return { body, origin, size: count(Number(size), where), root: base64(root, `the root of ${where}`, 32), hash, lines };
}

/** Who signed; every line must be a valid one of a known key. */
function signers(checkpoint, keys) {
  const where = `the checkpoint of ${checkpoint.size}`;
  return checkpoint.lines.map((line) => {
    const [, name, encoded] = /^\u2014 ([^\s+]+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
    demand(name !== undefined, `${where} has a line that is no signature`);
    const bytes = base64(encoded, `a signature of ${name}`);
    const key = keys.find((one) => one.name === name && one.id.equals(bytes.subarray(0, 4)));
    demand(key, `${where} is signed by ${name}, whose key is not known`);
    demand(isSigned(checkpoint.body, key, bytes.subarray(4)), `${where}: the signature of ${name} is not valid`);
    return key;
  });
}

export function isSigned(body, key, signature) {
  if (key.kind === 1) return signature.length === 64 && verifySignature(null, Buffer.from(body), key.spki, signature);
  if (key.kind !== 4 || signature.length !== 72) return false;
  const message = Buffer.from(`cosignature/v1\ntime ${signature.readBigUInt64BE()}\n${body}`);
  return verifySignature(null, message, key.spki, signature.subarray(8));
}

/* ---- entries ---- */

/** Bytes put down one after the other. */
class Bytes {
  bytes = Buffer.allocUnsafe(1 << 12);
  at = 0;
  room(more) {
    if (this.at + more > this.bytes.length) this.bytes = Buffer.concat([this.bytes], 2 * (this.at + more));
  }
  tag(value) {
    this.room(1);
    this.at = this.bytes.writeUInt8(value, this.at);
  }
  uint32(n) {
    this.room(4);
    this.at = this.bytes.writeUInt32BE(n, this.at);
  }
  int64(n) {
    this.room(8);
    this.at = this.bytes.writeBigInt64BE(BigInt(n), this.at);
  }
  raw(bytes) {
    this.room(bytes.length);
    this.at += bytes.copy(this.bytes, this.at);
  }
  string(value) {
    demand(!/\p{Surrogate}/u.test(value), 'a text is broken');
    const length = Buffer.byteLength(value);
    this.uint32(length);
    this.room(length);
    this.at += this.bytes.write(value, this.at);
  }
}

/** One for all entries, since thousands of them come one after the other. */
const into = new Bytes();
const [LETTER_N, LETTER_B, LETTER_T, LETTER_I, LETTER_C] = Buffer.from('nbtic');

/** The bytes a leaf is the hash of; the README says them in words. */
export function canonicalBytes(entry) {
  const fields = object(entry.fields, 'fields');
  const names = Object.keys(fields).sort();
  into.at = 0;
  into.tag(1);
  for (const part of ['source', 'kind', 'reference']) into.string(text(entry[part], part));
  into.int64(count(entry.at, 'at'));
  into.uint32(names.length);
  for (const name of names) {
    demand(NAME.test(name), `"${name}" is no name of a field`);
    into.string(name);
    writeField(fields[name], name);
  }
  return Buffer.from(into.bytes.subarray(0, into.at));
}

function writeField(value, name) {
  if (value === null) return into.tag(LETTER_N);
  if (typeof value === 'boolean') return into.tag(LETTER_B), into.tag(value ? 1 : 0);
  if (typeof value === 'string') return into.tag(LETTER_T), into.string(value);
  if (Number.isSafeInteger(value)) return into.tag(LETTER_I), into.int64(value);
  demand(isObject(value) && Object.keys(value).join() === 'commitment', `${name} is no value of a field`);
  into.tag(LETTER_C);
  into.raw(hex(value.commitment, name, 32));
}

const titleOf = (entry) => `leaf ${entry.index} (${entry.source} ${entry.kind} ${entry.reference})`;

/** Climbs from each leaf to what is proven already, the root at first; every node of the proof must be needed. */
function checkInclusion(tree, head, entries, nodes) {
  const proven = new Map();
  const used = new Set();
  const height = head.size > 1 ? Math.ceil(Math.log2(head.size)) : 0;
  let before = -1;
  for (const entry of entries) {
    const index = count(object(entry, 'an entry').index, 'the index of an entry');
    demand(index > before, `leaf ${index} is not in its place`);
    demand(index < head.size, `leaf ${index} is beyond the checkpoint of ${head.size}`);
    before = index;
    const where = titleOf(entry);
    let hash;
    try {
      hash = tree.leaf(canonicalBytes(entry));
    } catch (error) {
      refuse(`${where}: ${error.message}`);
    }
    climb({ tree, head, nodes, proven, used, height }, index, hash, where);
  }
  demand(used.size === nodes.size, 'the proof has nodes that prove nothing');
}

function climb({ tree, head, nodes, proven, used, height }, index, leaf, where) {
  const way = [];
  let [hash, at, level] = [leaf, index, 0];
  for (; level < height; level++, at = Math.floor(at / 2)) {
    const known = proven.get(`${level}/${at}`);
    if (known) break;
    way.push([`${level}/${at}`, hash]);
    const beside = at % 2 ? at - 1 : at + 1;
    if (beside * 2 ** level >= head.size) continue;
    const key = `${level}/${beside}`;
    const neighbour = nodes.get(key) ?? refuse(`${where}: its proof lacks the node ${key}`);
    used.add(key);
    way.push([key, neighbour]);
    hash = at % 2 ? tree.node(neighbour, hash) : tree.node(hash, neighbour);
  }
  const expected = level < height ? proven.get(`${level}/${at}`) : head.root;
  demand(expected.equals(hash), `${where} is not what the log has there`);
  for (const [key, value] of way) proven.set(key, value);
}

/** What was personal, opened: the log has only what it adds up to. */
function checkSecrets(secrets, entries) {
  const byIndex = new Map(entries.map((entry) => [entry.index, entry]));
  for (const secret of secrets) {
    const { index, name, salt, value } = object(secret, 'a secret');
    const entry = byIndex.get(index) ?? refuse(`a secret is of leaf ${index}, which is not in the bundle`);
    const field = Object.hasOwn(entry.fields, text(name, 'the name of a secret')) ? entry.fields[name] : undefined;
    const opened = createHash('sha256').update(Buffer.of(2)).update(hex(salt, 'a salt', 32)).update(text(value, 'a secret'), 'utf8').digest('hex');
    demand(isObject(field) && field.commitment === opened, `${titleOf(entry)}: ${name} is not what was committed to`);
  }
}

/* ---- what is promised in full: tallies in the log say how many leaves name an id ---- */

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const [MARK_BYTES, BUCKETS] = [6, 256];
/** In microseconds: an id is made before anything names it, by clocks that may differ by so much. */
const CLOCKS_DIFFER = 300_000_000;

const idsIn = (value) => (typeof value === 'string' ? (value.match(UUID) ?? []) : []);
const firstId = (value) => idsIn(value)[0];

/** Whoever promises all about the first promises all about the second. */
const LEADS = {
  EVIDENCE: ({ kind, reference, fields }) => (kind === 'VISIT' ? [[fields.about, reference], [reference, fields.about]] : []),
  ORDER_HOLD: ({ reference, fields }) => [[firstId(reference), fields.holdId]],
  TRANSFER: ({ fields }) => (fields.evidenceId ? [[fields.evidenceId, fields.holdId]] : []),
  BENEFIT: ({ reference, fields }) => [[firstId(fields.determination), reference]],
};

/** Every UUID in the reference and the texts, and a reference without one as a whole. */
function namesOf(entry) {
  if (entry.source === 'TALLY') return new Set();
  const own = idsIn(entry.reference);
  const names = new Set(own.length ? own : [entry.reference]);
  for (const value of Object.values(entry.fields)) for (const id of idsIn(value)) names.add(id);
  return names;
}

function markOf(from, name) {
  const salt = Buffer.alloc(9, 3);
  salt.writeBigInt64BE(BigInt(from), 1);
  return createHash('sha256').update(salt).update(name, 'utf8').digest().subarray(0, MARK_BYTES);
}

/** When an id was made at the earliest; what is no UUIDv7 may be of any time. */
const madeAt = (name) => (UUID_V7.test(name) ? parseInt(name.slice(0, 8) + name.slice(9, 13), 16) * 1000 - CLOCKS_DIFFER : 0);

/** @returns the tallies that follow one another from one leaf up to another, each with its block's leaves */
function chainOf(entries, from, to) {
  const byIndex = new Map(entries.map((entry) => [entry.index, entry]));
  const tallyAt = (index) => {
    const tally = byIndex.get(index);
    demand(tally?.source === 'TALLY', `leaf ${index} should be a tally, and is not in the bundle`);
    return tally;
  };
  const chain = [];
  for (let end = to - 1; chain.length === 0 || end > from; ) {
    const tally = tallyAt(end);
    const begin = count(tally.fields.from, `${titleOf(tally)}: from`);
    demand(begin === from || (begin > from && begin < end), `${titleOf(tally)} begins at leaf ${begin}, not at ${from}`);
    chain.unshift({ tally, begin, leaves: [] });
    end = begin;
  }
  let at = 0;
  for (const entry of entries) {
    while (at < chain.length && entry.index >= chain[at].tally.index) at++;
    if (at < chain.length && entry.index >= chain[at].begin) chain[at].leaves.push(entry);
  }
  return { chain, before: chain[0].tally.kind === 'FIRST' ? null : tallyAt(from) };
}

/** @returns what is promised, in words */
function checkPromise(tree, head, about, entries, shown) {
  const promise = object(about.inFull, 'what is promised');
  const [from, to] = [count(promise.from, 'from'), count(promise.to, 'to')];
  demand(from < to && to <= head.size, `the leaves from ${from} to ${to} are not in the log of ${head.size}`);
  const { chain, before } = chainOf(entries, from, to);
  const span = `every leaf from ${from} to ${to - 1} (${timeOf(before ?? chain[0].leaves[0] ?? chain[0].tally)} to ${timeOf(chain.at(-1).tally)})`;
  if (promise.names === null) {
    demand(shown.length === 0, 'there are tallies for nothing');
    checkAllThere(tree, entries, chain, from, to);
    return `${span} is here`;
  }
  const names = array(promise.names, 'what is promised').map((name) => text(name, 'what is promised'));
  const { kind, id } = object(about.scope, 'the scope');
  demand(to === head.size, `the bundle ends with leaf ${to - 1}, before its checkpoint of ${head.size}`);
  demand(new Set(names).size === names.length && names.includes(id), 'the bundle does not promise what it is about');
  checkLeads(entries, new Set(names));
  for (const name of names) demand(!before || madeAt(name) >= before.at, `what names ${name} may be before leaf ${from}`);
  checkTallies(tree, chain, names, shown);
  return `${span} that names one of ${names.length} ids of ${text(kind, 'the scope')} ${id} is here`;
}

const timeOf = ({ at }) => (at <= 8.64e18 ? new Date(at / 1000).toISOString() : 'a time beyond all calendars');

/** Where everything is there, the tallies can be made anew. */
function checkAllThere(tree, entries, chain, from, to) {
  let next = from;
  for (const { index } of entries) {
    if (index < from || index >= to) continue;
    demand(index === next, `leaf ${next} is left out`);
    next++;
  }
  demand(next === to, `leaf ${next} is left out`);
  for (const { tally, begin, leaves } of chain) {
    const buckets = Array.from({ length: BUCKETS }, () => []);
    const known = new Map();
    for (const leaf of leaves)
      for (const name of namesOf(leaf)) {
        const mark = known.get(name) ?? markOf(begin, name);
        known.set(name, mark);
        buckets[mark[0]].push(mark.toString('hex'));
      }
    let level = buckets.map((marks) => tree.leaf(Buffer.from(marks.sort().join(''), 'hex')));
    while (level.length > 1) level = level.flatMap((node, at) => (at % 2 ? [] : [tree.node(node, level[at + 1])]));
    demand(rootOf(tally).equals(level[0]), `${titleOf(tally)} does not say what the leaves from ${begin} on name`);
  }
}

const rootOf = (tally) => {
  const { marks } = tally.fields;
  return hex(object(marks, `${titleOf(tally)}: marks`).commitment, `${titleOf(tally)}: marks`, 32);
};

function checkLeads(entries, names) {
  for (const entry of entries)
    for (const [known, further] of Object.hasOwn(LEADS, entry.source) ? LEADS[entry.source](entry) : [])
      demand(!names.has(known) || names.has(further), `${titleOf(entry)}: the bundle does not promise all about ${further}`);
}

/** Of each block the bundle has as many leaves that name an id as the tally counts. */
function checkTallies(tree, chain, names, shown) {
  const wanted = new Set(names);
  const shownAt = new Map(shown.map((one) => [object(one, 'a tally').index, one]));
  demand(shownAt.size === shown.length, 'a tally is there twice');
  for (const { tally, begin, leaves } of chain) {
    const possible = names.filter((name) => madeAt(name) <= tally.at);
    if (possible.length === 0) continue;
    const found = new Map();
    for (const leaf of leaves) for (const name of namesOf(leaf)) if (wanted.has(name)) found.set(name, (found.get(name) ?? 0) + 1);
    const marks = new Map(possible.map((name) => [name, markOf(begin, name)]));
    const own = shownAt.get(tally.index) ?? refuse(`${titleOf(tally)}: its marks are not shown`);
    shownAt.delete(tally.index);
    const buckets = openBuckets(tree, tally, own, new Set([...marks.values()].map(([bucket]) => bucket)));
    for (const [name, mark] of marks) {
      const missing = countIn(buckets.get(mark[0]), mark) - (found.get(name) ?? 0);
      demand(missing <= 0, `of the leaves ${begin} to ${tally.index - 1}, ${missing} that name ${name} are left out`);
      demand(missing === 0, `${titleOf(tally)} counts fewer leaves that name ${name} than there are`);
    }
  }
  demand(shownAt.size === 0, 'there are tallies for nothing');
}

function countIn(marks, mark) {
  let found = 0;
  for (let at = 0; at < marks.length; at += MARK_BYTES) if (marks.subarray(at, at + MARK_BYTES).equals(mark)) found++;
  return found;
}

/** Exactly the buckets that are asked for, each proven to be the tally's. */
function openBuckets(tree, tally, { buckets, nodes }, wanted) {
  const where = titleOf(tally);
  const found = new Map(Object.entries(object(buckets, `${where}: its buckets`)).map(([name, value]) => [Number(name), base64(value, `${where}: bucket ${name}`)]));
  demand(found.size === wanted.size && [...wanted].every((bucket) => found.has(bucket)), `${where}: other marks are shown than those asked for`);
  const proof = new Map(Object.entries(object(nodes, `${where}: its nodes`)).map(([key, value]) => [key, base64(value, `${where}: node ${key}`, 32)]));
  const climbing = { tree, head: { size: BUCKETS, root: rootOf(tally) }, nodes: proof, proven: new Map(), used: new Set(), height: 8 };
  for (const bucket of [...wanted].sort((a, b) => a - b)) climb(climbing, bucket, tree.leaf(found.get(bucket)), `${where}: bucket ${bucket}`);
  demand(climbing.used.size === proof.size, `${where}: nodes that prove nothing`);
  return found;
}

/* ---- statements: versions from..to must all be there and end in the stated counters ---- */

const COUNTERS = ['debitsPending', 'debitsPosted', 'creditsPending', 'creditsPosted'];

/** What a transfer does to the counters of its debit and its credit side. */
function effect(code, amount) {
  const pending = code === 'HOLD' ? amount : code === 'CAPTURE' || code === 'RELEASE' ? -amount : 0;
  const posted = code === 'HOLD' || code === 'RELEASE' ? 0 : amount;
  return { pending, posted };
}

function movesOf(entries) {
  const moves = new Map();
  const add = (entry, side) => {
    const { [`${side}Account`]: account, [`${side}Version`]: version, amount } = entry.fields;
    if (version === null || version === undefined) return;
    const of = moves.get(account) ?? new Map();
    moves.set(account, of);
    demand(!of.has(version), `${titleOf(entry)}: version ${version} of account ${account} is there twice`);
    const { pending, posted } = effect(entry.kind, count(amount, 'amount'));
    of.set(version, side === 'debit' ? [pending, posted, 0, 0] : [0, 0, pending, posted]);
  };
  for (const entry of entries) if (entry.source === 'TRANSFER') for (const side of ['debit', 'credit']) add(entry, side);
  return moves;
}

/** @returns how many statements are complete, and accounts that moved without one */
function checkStatements(entries) {
  const moves = movesOf(entries);
  const statements = new Map();
  for (const entry of entries.filter(({ source }) => source === 'ACCOUNT_MONTH'))
    statements.set(entry.reference, [...(statements.get(entry.reference) ?? []), entry]);
  let complete = 0;
  for (const [account, list] of statements) complete += checkAccount(account, list.sort((a, b) => a.fields.fromVersion - b.fields.fromVersion), moves.get(account) ?? new Map());
  return {
    complete,
    open: [...moves.keys()].filter((account) => !statements.has(account)).length,
  };
}

/** A first statement that is not the account's first is what the others go on from. @returns statements that are complete */
function checkAccount(account, statements, moves) {
  const [first] = statements;
  const earlier = Number.isSafeInteger(first.fields.fromVersion) && first.fields.fromVersion > 1;
  let [version, counters] = earlier ? [first.fields.toVersion, COUNTERS.map((name) => first.fields[name])] : [0, [0, 0, 0, 0]];
  const further = earlier ? statements.slice(1) : statements;
  for (const statement of further) {
    const { fromVersion, toVersion } = statement.fields;
    const where = `${titleOf(statement)}: account ${account}`;
    demand(fromVersion === version + 1, `${where} has no statement for its versions from ${version + 1} on`);
    for (version = fromVersion; version <= toVersion; version++) {
      const move = moves.get(version) ?? refuse(`${where}: the transfer that made version ${version} is left out`);
      counters = counters.map((counter, at) => counter + move[at]);
    }
    version = toVersion;
    for (const [at, name] of COUNTERS.entries())
      demand(statement.fields[name] === counters[at], `${where}: ${name} should be ${counters[at]}`);
  }
  return further.length;
}

/* ---- all of it ---- */

/**
 * @param files by name @param keys pinned verifier keys, as text @param known checkpoints, as text
 * @returns what was proven @throws Refusal
 */
export function verifyBundle(files, { keys = [], known = [] } = {}) {
  const about = object(json(files, 'bundle.json'), 'bundle.json');
  demand(about.format === FORMAT, `this bundle is no ${FORMAT}, which is all this verifier knows`);
  checkManifest(files);
  const enclosed = object(json(files, 'keys.json'), 'keys.json');
  const inside = [...array(enclosed.log, 'keys'), ...array(enclosed.witnesses, 'witnesses')].map(parseKey);
  const pinned = keys.map(parseKey);
  const checkpoints = array(json(files, 'checkpoints.json'), 'checkpoints.json').map((note) => parseCheckpoint(note));
  demand(checkpoints.length > 0, 'there is no checkpoint');
  const head = checkpoints.at(-1);
  const tree = treeOf(head.hash === 'SM3' ? 'sm3' : 'sha256');
  const witnesses = new Set();
  for (const checkpoint of checkpoints) {
    const where = `the checkpoint of ${checkpoint.size}`;
    demand(checkpoint.origin === about.origin && checkpoint.hash === head.hash, `${where} is of another log`);
    const who = signers(checkpoint, [...pinned, ...inside]);
    const counts = (key) => key.kind === 1 && key.name === about.origin && (pinned.length === 0 || pinned.some((one) => one.text === key.text));
    demand(who.some(counts), `${where} is not signed by a key of the log that you trust`);
    if (checkpoint === head) for (const key of who) if (key.kind === 4) witnesses.add(key.name);
  }
  checkGrowth(tree, checkpoints, array(json(files, 'consistency.json'), 'consistency.json'), known.map((note) => parseCheckpoint(note, 'the known checkpoint')));
  const entries = array(json(files, 'entries.json'), 'entries.json');
  const nodes = new Map(Object.entries(object(json(files, 'nodes.json'), 'nodes.json')).map(([key, value]) => [key, base64(value, `node ${key}`, 32)]));
  checkInclusion(tree, head, entries, nodes);
  checkSecrets(array(json(files, 'secrets.json'), 'secrets.json'), entries);
  const promised = checkPromise(tree, head, about, entries, array(json(files, 'tallies.json'), 'tallies.json'));
  return { promised, origin: head.origin, size: head.size, root: head.root, entries: entries.length, checkpoints: checkpoints.length, witnesses: [...witnesses], keysPinned: pinned.length > 0, keys: inside.map(({ text: key }) => key), ...checkStatements(entries) };
}

/** Each checkpoint grew out of the one before, and out of those that are known from elsewhere. */
function checkGrowth(tree, checkpoints, proofs, known) {
  const head = checkpoints.at(-1);
  const proofOf = new Map(
    proofs.map((one) => {
      const { from, to, proof } = object(one, 'a proof');
      return [`${count(from, 'from')}-${count(to, 'to')}`, array(proof, 'a proof').map((node) => base64(node, 'a node', 32))];
    }),
  );
  const grew = (before, after) => {
    demand(after.size >= before.size, `the log has shrunk: it had ${before.size} leaves, now ${after.size}`);
    const proof = before.size === after.size ? [] : (proofOf.get(`${before.size}-${after.size}`) ?? refuse(`there is no proof that the log of ${before.size} leaves became the one of ${after.size}`));
    demand(isConsistent(tree, before.size, before.root, after.size, after.root, proof), `the log of ${after.size} leaves did not grow out of the one of ${before.size}: it was rewritten`);
  };
  for (let at = 1; at < checkpoints.length; at++) grew(checkpoints[at - 1], checkpoints[at]);
  demand(proofOf.size === checkpoints.length - 1, 'there are proofs for nothing');
  for (const one of known) {
    demand(one.origin === head.origin, 'the known checkpoint is of another log');
    const same = checkpoints.find(({ size }) => size === one.size);
    if (same) demand(same.root.equals(one.root), `the log of ${one.size} leaves is another one than you know: it was rewritten`);
    else if (one.size > head.size) refuse(`the log has shrunk: you know ${one.size} leaves, now there are ${head.size}`);
    else refuse(`the bundle does not reach back to the checkpoint of ${one.size} that you know: export it with --since ${one.size}`);
  }
}

/** @returns the files of a bundle, from an archive or a folder */
export function openBundle(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  demand(stat, `${path} does not exist`);
  if (stat.isDirectory()) return readFolder(path);
  return readZip(readWhole(path));
}

function main(args) {
  const [paths, keys, known] = [[], [], []];
  for (let at = 0; at < args.length; at++)
    if (args[at] === '--key') keys.push(args[++at]);
    else if (args[at] === '--known') known.push(readWhole(text(args[++at], '--known')).toString());
    else paths.push(args[at]);
  if (paths.length !== 1) {
    console.error('node verify.mjs <bundle> [--key <verifier>]… [--known <file of a checkpoint>]…');
    return 2;
  }
  const { promised, origin, size, root, entries, checkpoints, complete, open, witnesses, keysPinned, keys: inside } = verifyBundle(openBundle(paths[0]), { keys, known });
  console.log(`OK ${origin}: ${entries} entries are in the log of ${size} leaves, root ${groups(root)}`);
  console.log(`   ${promised}`);
  console.log(`   ${checkpoints} checkpoints, each grown out of the one before; witnessed by ${witnesses.join(', ') || 'nobody'}`);
  console.log(`   ${complete} account statements are complete; ${open} accounts moved without one in this bundle`);
  if (!keysPinned) console.log(`   NOTE: the keys are those in the bundle. Compare them with the published ones:\n   ${inside.join('\n   ')}`);
  return 0;
}

/** As printed on statements: the first 32 hex digits in groups of four. */
const groups = (root) => root.toString('hex').slice(0, 32).match(/.{4}/g).join(' ');

if (process.argv[1] && import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href) {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (error) {
    console.log(`NOT OK: ${error instanceof Refusal ? error.message : `it cannot be read (${error.message})`}`);
    process.exitCode = 1;
  }
}
