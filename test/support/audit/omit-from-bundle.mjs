/**
 * Leaves out of a bundle what it promises, as one would who knows every hash of the log and writes the proofs anew, and tells
 * what got through: `node omit-from-bundle.mjs <verify.mjs> <bundle.zip> <bundle of the whole log.zip> [any]`,
 * the last of them for leaves of the whole as well.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { proofsIn, withManifest } from './forging.mjs';

const [verifierPath, bundlePath, wholePath, depth] = process.argv.slice(2);
const { canonicalBytes, readZip, Refusal, treeOf, verifyBundle } = await import(
  pathToFileURL(verifierPath).href
);
const found = { tried: 0, accepted: [], crashed: [] };
const read = (path) => readZip(readFileSync(path));
const part = (files, name) => JSON.parse(files.get(name).toString());
const files = read(bundlePath);
const whole = read(wholePath);
verifyBundle(files);
verifyBundle(whole);

const tree = treeOf('sha256');
const hashes = part(whole, 'entries.json').map((entry) => tree.leaf(canonicalBytes(entry)));
const nodesFor = proofsIn(tree, hashes);

/** @param change the rest of the bundle, so that it fits what is left */
function attempt(name, before, kept, change = {}) {
  found.tried++;
  const left = new Set(kept.map(({ index }) => index));
  const secrets = part(before, 'secrets.json').filter(({ index }) => left.has(index));
  const tallies = part(before, 'tallies.json').filter(({ index }) => left.has(index));
  const nodes = nodesFor(kept.map(({ index }) => index));
  const parts = {
    'entries.json': kept,
    'nodes.json': nodes,
    'secrets.json': secrets,
    'tallies.json': tallies,
  };
  const changed = Object.entries({ ...parts, ...change }).map(([part, value]) => [
    part,
    Buffer.from(JSON.stringify(value)),
  ]);
  try {
    verifyBundle(withManifest(new Map([...before, ...changed])));
    found.accepted.push(name);
  } catch (error) {
    if (!(error instanceof Refusal)) found.crashed.push(`${name}: ${error.stack}`);
  }
}

let seed = 20_261_123;
const draw = (below) => (seed = (seed * 48_271) % 2_147_483_647) % below;

const without = (entries, left) => entries.filter((entry) => !left.includes(entry));
const some = (list) => list.filter(() => draw(3) === 0);

/** Alone, in groups, all of a kind, the last of all. */
function omit(title, before, entries, promised) {
  attempt(`${title}: all`, before, without(entries, promised));
  attempt(`${title}: the last`, before, without(entries, promised.slice(-1)));
  for (const each of promised) attempt(`${title}: leaf ${each.index}`, before, without(entries, [each]));
  for (let turn = 0; turn < 100; turn++) {
    const group = some(promised);
    const left = group.length ? group : [promised[draw(promised.length)]];
    attempt(`${title}: group ${turn}`, before, without(entries, left));
  }
  const kindOf = ({ source, kind }) => `${source} ${kind}`;
  for (const kind of new Set(promised.map(kindOf)))
    attempt(
      `${title}: every ${kind}`,
      before,
      without(
        entries,
        promised.filter((entry) => kindOf(entry) === kind),
      ),
    );
}

/** Whatever names what is promised, and what says how much that is. */
function omitNamed() {
  const entries = part(files, 'entries.json');
  const about = part(files, 'bundle.json');
  const { from, to, names } = about.inFull;
  const naming = (entry, wanted) =>
    entry.source !== 'TALLY' && wanted.some((name) => JSON.stringify(entry).includes(name));
  omit(
    'named',
    files,
    entries,
    entries.filter((entry) => naming(entry, names)),
  );
  const tallies = entries.filter(({ source }) => source === 'TALLY');
  omit('tally', files, entries, tallies);
  const saying = (inFull) => ({ 'bundle.json': { ...about, inFull: { ...about.inFull, ...inFull } } });
  for (const name of names) {
    const rest = names.filter((other) => other !== name);
    attempt(
      `nothing of ${name}`,
      files,
      without(
        entries,
        entries.filter((entry) => naming(entry, [name]) && !naming(entry, rest)),
      ),
      saying({ names: rest }),
    );
    attempt(`${name} not promised`, files, entries, saying({ names: rest }));
  }
  for (const { index } of tallies.filter(({ index }) => index > from))
    attempt(
      `from ${index}`,
      files,
      entries.filter((entry) => entry.index >= index),
      saying({ from: index }),
    );
  for (const { index } of tallies.filter(({ index }) => index < to - 1))
    attempt(
      `to ${index + 1}`,
      files,
      entries.filter((entry) => entry.index <= index),
      saying({ to: index + 1 }),
    );
  for (const inFull of [
    { names: null },
    { names: [] },
    { from: 0, to: 0 },
    { to: to + 1 },
    { from: -1 },
    { from: null },
  ])
    attempt(JSON.stringify(inFull), files, entries, saying(inFull));
  attempt('nothing promised', files, entries, { 'bundle.json': { ...about, inFull: undefined } });
}

/** Of a bundle of everything: any leaf at all. */
function omitAny() {
  const entries = part(whole, 'entries.json');
  const first = new Map(entries.map((entry) => [`${entry.source} ${entry.kind}`, entry]).reverse());
  const drawn = Array.from({ length: 10 }, () => entries[draw(entries.length)]);
  for (const each of [...first.values(), ...drawn, entries.at(0), entries.at(-1)])
    attempt(`any: leaf ${each.index}`, whole, without(entries, [each]));
  for (let turn = 0; turn < 5; turn++) attempt(`any: group ${turn}`, whole, without(entries, some(entries)));
}

omitNamed();
if (depth === 'any') omitAny();
console.log(JSON.stringify(found));
