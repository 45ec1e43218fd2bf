#!/usr/bin/env node
// Draws a sample again from its exported frame and compares it. Needs nothing but Node:
//   node redraw.mjs frame.csv draw.json [sample.csv]
// frame.csv   first line: what was announced; then unit,stratum,fen,tier; every line is under the root
// draw.json   { "root": hex, "value": "the public value", "sizes": { "stratum": how many } }
// sample.csv  stratum,position,unit as it was published; without it the sample is printed
import { createHash, createHmac } from 'node:crypto';
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

const [framePath, drawPath, samplePath] = process.argv.slice(2);
if (!drawPath) {
  console.error('node redraw.mjs frame.csv draw.json [sample.csv]');
  process.exit(2);
}
const frame = linesOf(framePath);
const { root, value, sizes } = JSON.parse(readFileSync(drawPath, 'utf8'));
if (frame.length < 2) refuse('the frame is empty');
const own = tree(frame.map(leaf)).toString('hex');
if (own !== root) refuse(`the frame has the root ${own}, not ${root}`);

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
