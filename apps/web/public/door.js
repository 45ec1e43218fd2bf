import { displayCode, secondsLeft } from './base/display-code.js';

const AGAIN_MS = 500;
const show = (id, text) => (document.getElementById(id).textContent = text);

/** A screen at a door: what it needs stands behind the `#` and never goes to a server. */
async function tick(secret) {
  const now = Date.now();
  const code = await displayCode(secret, now);
  show('code', `${code.slice(0, 4)} ${code.slice(4)}`);
  show('left', `${secondsLeft(now)} 秒后更换 · changes in ${secondsLeft(now)} s`);
  window.setTimeout(() => tick(secret), AGAIN_MS);
}

const given = new URLSearchParams(window.location.hash.slice(1));
const secret = given.get('secret') ?? '';
if (given.get('label')) show('label', given.get('label'));
if (/^([0-9a-f]{2})+$/i.test(secret)) await tick(secret);
else show('left', '没有密钥 · no secret was given');
