#!/usr/bin/env node
/**
 * A witness of Anzhi's evidence logs: `node witness.mjs <folder> <log> <key of the log>`, from time to time, on a machine the
 * bureau cannot touch.
 *
 *   node witness.mjs ./witness https://anzhi.example/api/transparency/logs/12 'anzhi.example/log/12+1a2b3c4d+AQ…'
 *   node witness.mjs ./witness --key shows the witness's own key, made on its first run; the operator lists it in LOG_WITNESSES
 *
 * It keeps the last checkpoint it has signed of each log, demands a proof that the next one grew out of it, and signs that
 * with the time (C2SP cosignature/v1). A log that has shrunk or was rewritten is refused, loudly, and its checkpoint kept as
 * evidence: a signed one that contradicts the other convicts the log whose key is on both.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isConsistent, isSigned, parseCheckpoint, parseKey, Refusal, treeOf } from './verify.mjs';

const COSIGNATURE = 4;

function ownKey(folder) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'witness.json');
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    const key = privateKey.export({ format: 'pem', type: 'pkcs8' });
    writeFileSync(path, JSON.stringify({ name: `witness.${hostname()}`, key }), { mode: 0o600, flag: 'wx' });
  }
  const { name, key } = JSON.parse(readFileSync(path, 'utf8'));
  const secret = createPrivateKey(key);
  const kindAndKey = Buffer.concat([
    Buffer.of(COSIGNATURE),
    createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32),
  ]);
  const id = createHash('sha256').update(`${name}\n`).update(kindAndKey).digest().subarray(0, 4);
  return { name, id, secret, text: `${name}+${id.toString('hex')}+${kindAndKey.toString('base64')}` };
}

async function ask(url, parameters) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(20_000), ...parameters });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}: ${await answer.text()}`);
  return answer;
}

/** Signed by the log's key, and of the log the key is of. */
function checked(note, key) {
  const checkpoint = parseCheckpoint(note);
  if (checkpoint.origin !== key.name) throw new Refusal(`this is the log ${checkpoint.origin}, not ${key.name}`);
  const isOurs = checkpoint.lines.some((line) => {
    const [, name, encoded] = line.split(' ');
    const bytes = Buffer.from(encoded ?? '', 'base64');
    return name === key.name && bytes.subarray(0, 4).equals(key.id) && isSigned(checkpoint.body, key, bytes.subarray(4));
  });
  if (!isOurs) throw new Refusal(`the checkpoint of ${checkpoint.size} is not signed by the log's key`);
  return checkpoint;
}

async function demandGrowth(log, before, after) {
  if (after.size < before.size)
    throw new Refusal(`the log has shrunk from ${before.size} to ${after.size} leaves`);
  let proof = [];
  if (after.size > before.size) {
    const answer = await ask(`${log}/consistency?from=${before.size}&to=${after.size}`);
    proof = (await answer.json()).proof.map((node) => Buffer.from(node, 'base64'));
  }
  const tree = treeOf(after.hash === 'SM3' ? 'sm3' : 'sha256');
  if (after.hash !== before.hash || !isConsistent(tree, before.size, before.root, after.size, after.root, proof))
    throw new Refusal(`the log of ${after.size} leaves did not grow out of the one of ${before.size}: it was rewritten`);
}

function cosign(checkpoint, own, seconds) {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(seconds));
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${seconds}\n${checkpoint.body}`), own.secret);
  return `\u2014 ${own.name} ${Buffer.concat([own.id, time, signature]).toString('base64')}\n`;
}

/** Looks at one log once. @param now in milliseconds, for a machine whose clock is not to be trusted @returns what it did, as a sentence */
export async function witness(folder, log, keyText, now = Date.now()) {
  const [own, key] = [ownKey(folder), parseKey(keyText)];
  const path = join(folder, `${createHash('sha256').update(key.name).digest('hex').slice(0, 16)}.checkpoint`);
  const note = await (await ask(`${log}/checkpoint`)).text();
  const checkpoint = checked(note, key);
  if (existsSync(path)) {
    const last = checked(readFileSync(path, 'utf8'), key);
    try {
      await demandGrowth(log, last, checkpoint);
    } catch (error) {
      if (error instanceof Refusal) writeFileSync(`${path}.refused-${checkpoint.size}`, note);
      throw error;
    }
  }
  // kept before it is given away: whoever signs must never forget what
  const unfinished = `${path}.${randomUUID()}`;
  writeFileSync(unfinished, note, { flush: true });
  renameSync(unfinished, path);
  const line = cosign(checkpoint, own, Math.floor(now / 1000));
  await ask(`${log}/cosignatures`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': commandKey(now) },
    body: JSON.stringify({ size: checkpoint.size, line }),
  });
  return `signed ${checkpoint.origin} at ${checkpoint.size} leaves`;
}

/** UUIDv7, as the platform wants its command keys. */
function commandKey(now) {
  const time = now.toString(16).padStart(12, '0');
  const random = randomUUID().replaceAll('-', '');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(13, 16)}-${random.slice(16, 20)}-${random.slice(20)}`;
}

const [folder, log, key, at] = process.argv.slice(2);
if (log === '--key') console.log(ownKey(folder).text);
else if (!key) {
  console.error('node witness.mjs <folder> <address of the log> <key of the log>, or: node witness.mjs <folder> --key');
  process.exitCode = 2;
} else
  await witness(folder, log, key, at ? Date.parse(at) : undefined).then(console.log, (error) => {
    console.error(`REFUSED: ${error.message}`);
    process.exitCode = 1;
  });
