/**
 * Attacks a bundle in every way that needs no key and tells which attacks got through: `node attack-bundle.mjs <verify.mjs>
 * <bundle.zip> [every-bit]`. A process of its own, so that what crashes the verifier is seen as what it is.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { withManifest } from './forging.mjs';

const [verifierPath, bundlePath, thorough] = process.argv.slice(2);
const { readZip, Refusal, verifyBundle, writeZip } = await import(pathToFileURL(verifierPath).href);
const whole = readFileSync(bundlePath);
const files = readZip(whole);
verifyBundle(files);

const found = { tried: 0, accepted: [], crashed: [] };

function attempt(name, verify) {
  found.tried++;
  try {
    verify();
    found.accepted.push(name);
  } catch (error) {
    if (!(error instanceof Refusal)) found.crashed.push(`${name}: ${error.stack}`);
  }
}

/** As a forger would who knows the format: whatever is not proven says what it must. */
const forge = (name, part, change) =>
  attempt(name, () => {
    const content = JSON.parse(files.get(part).toString());
    const changed = change(content) ?? content;
    verifyBundle(withManifest(new Map([...files, [part, Buffer.from(JSON.stringify(changed))]])));
  });

const bitsOf = (at) => (thorough ? [0, 1, 2, 3, 4, 5, 6, 7] : [at % 8]);

/** Every bit, or one of each byte; what is read twice a second time is caught by the sum of its file or by the form of the archive. */
function flipBits() {
  for (let at = 0; at < whole.length; at++)
    for (const bit of bitsOf(at)) {
      const flipped = Buffer.from(whole);
      flipped[at] ^= 1 << bit;
      attempt(`byte ${at}, bit ${bit}`, () => verifyBundle(readZip(flipped)));
    }
}

/** The same behind a manifest and an archive that were made anew: only what is proven is left to refuse. */
function flipProvenBits() {
  for (const part of [
    'entries.json',
    'nodes.json',
    'checkpoints.json',
    'consistency.json',
    'secrets.json',
    'keys.json',
    'tallies.json',
  ]) {
    const content = files.get(part);
    for (let at = 0; at < content.length; at++)
      for (const bit of bitsOf(at)) {
        const flipped = Buffer.from(content);
        flipped[at] ^= 1 << bit;
        attempt(`${part}, byte ${at}, bit ${bit}`, () =>
          verifyBundle(withManifest(new Map([...files, [part, flipped]]))),
        );
      }
  }
}

function truncate() {
  for (let length = 0; length < whole.length; length += 97)
    attempt(`cut to ${length}`, () => verifyBundle(readZip(whole.subarray(0, length))));
  attempt('one byte more', () => verifyBundle(readZip(Buffer.concat([whole, Buffer.alloc(1)]))));
  for (const name of files.keys()) {
    const rest = new Map([...files].filter(([other]) => other !== name));
    attempt(`without ${name}`, () => verifyBundle(readZip(writeZip(rest))));
  }
}

const GARBAGE = [
  '',
  '0',
  'null',
  '[]',
  '{}',
  '[null]',
  '[[]]',
  '"',
  '{"__proto__":1}',
  '[{"index":0}]',
  '\ud800',
  '[1e400]',
  '['.repeat(9999),
];

/** Nothing is opened, and of a bundle of everything no marks are asked for. */
const MAY_BE_EMPTY = ['secrets.json', 'tallies.json'];

function nonsense() {
  for (const part of [...files.keys()].filter((name) => name.endsWith('.json')))
    for (const content of GARBAGE.filter((text) => !MAY_BE_EMPTY.includes(part) || text !== '[]'))
      attempt(`${part} = ${content.slice(0, 20)}`, () => {
        const changed = new Map([...files, [part, Buffer.from(content)]]);
        verifyBundle(part === 'manifest.json' ? changed : withManifest(changed));
      });
}

const other = Buffer.alloc(32, 7).toString('base64');

function forgeries() {
  forge('an entry left out', 'entries.json', (entries) => void entries.splice(1, 1));
  forge(
    'two entries swapped',
    'entries.json',
    (e) => void ([e[0].index, e[1].index] = [e[1].index, e[0].index]),
  );
  forge(
    'two rows swapped',
    'entries.json',
    (e) =>
      void ([e[0], e[1]] = [
        { ...e[1], index: e[0].index },
        { ...e[0], index: e[1].index },
      ]),
  );
  forge('an entry twice', 'entries.json', (entries) => void entries.splice(1, 0, entries[0]));
  forge(
    'an amount changed',
    'entries.json',
    (entries) => void (entries.find(({ source }) => source === 'TRANSFER').fields.amount += 1),
  );
  forge(
    'an entry made up',
    'entries.json',
    (entries) => void entries.push({ ...entries.at(-1), index: entries.at(-1).index + 1 }),
  );
  forge('a field more', 'entries.json', (entries) => void (entries[0].fields.more = 1));
  forge('of another source', 'entries.json', (entries) => void (entries[0].source = 'ENTRY'));
  forge('a node of nothing', 'nodes.json', (nodes) => void (nodes['0/999'] = other));
  forge('a forged node', 'nodes.json', (nodes) => void (nodes[Object.keys(nodes)[0]] = other));
  forge('no nodes', 'nodes.json', () => ({}));
  forge('another origin', 'bundle.json', (about) => void (about.origin = 'elsewhere/log/1'));
  forge('another origin in the checkpoints', 'checkpoints.json', (notes) =>
    notes.map((note) => note.replace(/^[^\n]*/, 'elsewhere')),
  );
  forge('a smaller size', 'checkpoints.json', (notes) =>
    notes.map((note) => note.replace(/\n(\d+)\n/, (_, size) => `\n${size - 1}\n`)),
  );
  forge('the size back', 'checkpoints.json', (notes) => notes.reverse());
  forge('another root', 'checkpoints.json', (notes) =>
    notes.map((note) => note.replace(/\n(\d+)\n[^\n]+/, `\n$1\n${other}`)),
  );
  forge('no signature', 'checkpoints.json', (notes) =>
    notes.map((note) => note.slice(0, note.indexOf('\n\n') + 2)),
  );
  forge('no checkpoint', 'checkpoints.json', () => []);
  forge('a forged step', 'consistency.json', (proofs) => void (proofs[0].proof[0] = other));
  forge('no step', 'consistency.json', () => []);
  forge('other keys', 'keys.json', (keys) => void (keys.log = []));
  forge('a secret of another value', 'secrets.json', (secrets) => void (secrets[0].value += 'x'));
  forge('a secret of nothing', 'secrets.json', (secrets) => void (secrets[0].name = 'constructor'));
}

truncate();
nonsense();
forgeries();
flipBits();
flipProvenBits();
console.log(JSON.stringify(found));
