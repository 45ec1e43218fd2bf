import { el } from '../../base/dom.js';
import { pictureOf } from '../../base/picture.js';
import { uuidv7 } from '../../base/uuid.js';
import { metres } from '../../words/format.js';
import { say } from '../../words/language.js';

const WAIT_MS = 15_000;
const OUT_OF = 10_000;

const made = (method, rest) => ({ id: uuidv7(), method, capturedAt: new Date().toISOString(), ...rest });

/** A proof that was made keeps its number and its moment, however often the form is read. */
function once(method) {
  let known;
  return (rest) => (known ??= made(method, rest));
}

/** Looked for as soon as the form opens; without one the caregiver goes on all the same. */
export function positionField() {
  let proof;
  const node = el('p', { class: 'note', role: 'status' }, say('正在找定位…', 'Looking for the position…'));
  const lost = () => {
    node.textContent = say(
      '没有定位，照样可以签，会如实记录。请用下面的任一种方式补上。',
      'No position: go on all the same, it is recorded as it is. Use one of the ways below.',
    );
  };
  const found = ({ coords: { latitude, longitude, accuracy } }) => {
    const accuracyMetres = Math.min(OUT_OF, Math.round(accuracy));
    proof = made('POSITION', { position: { latitude, longitude, datum: 'WGS84', accuracyMetres } });
    node.textContent = say(
      `✓ 有定位，误差约 ${metres(accuracyMetres)}`,
      `✓ Position found, within about ${metres(accuracyMetres)}`,
    );
  };
  if (navigator.geolocation)
    navigator.geolocation.getCurrentPosition(found, lost, { enableHighAccuracy: true, timeout: WAIT_MS });
  else lost();
  return { node, read: () => proof ?? made('POSITION', {}) };
}

/** Held against the phone where the browser can read chips; a display's eight digits are typed. */
export function tagField() {
  let proof;
  const typed = once('DOOR_TAG');
  const input = el('input', {
    inputmode: 'numeric',
    maxlength: 8,
    autocomplete: 'off',
    'aria-label': say('门口显示的 8 位数字', 'The eight digits at the door'),
    placeholder: say('门口显示的 8 位数字', 'Eight digits at the door'),
  });
  const status = el('p', { class: 'note', role: 'status' });
  const listen = async () => {
    const reader = new window.NDEFReader();
    reader.addEventListener('reading', ({ message: { records } }) => {
      const texts = records.map(({ data }) => new window.TextDecoder().decode(data));
      const found = texts.map(readingOf).find(Boolean);
      if (found) proof = made('DOOR_TAG', { tag: found });
      status.textContent = found
        ? say('✓ 已读到标签', '✓ Tag read')
        : say('不是门口标签', 'Not a tag of ours');
    });
    await reader.scan();
    status.textContent = say('请把手机靠近门口标签', 'Hold the phone against the tag');
  };
  const button =
    'NDEFReader' in window &&
    el(
      'button',
      { type: 'button', onclick: () => listen().catch(({ message }) => (status.textContent = message)) },
      say('读门口标签', 'Read the tag'),
    );
  return {
    node: el('div', null, button, input, status),
    read: () => proof ?? (/^\d{8}$/.test(input.value) ? typed({ tag: { code: input.value } }) : undefined),
  };
}

/** The chip puts its number, its count and its code into the address it shows. */
function readingOf(text) {
  const [, uid, count, mac] = /([0-9A-F]{14})x([0-9A-F]{6})x([0-9A-F]{16})/i.exec(text) ?? [];
  return uid && { uid, counter: parseInt(count, 16), mac };
}

export function photoField() {
  let taken;
  const input = el('input', { type: 'file', accept: 'image/*', capture: 'environment' });
  const status = el('p', { class: 'note', role: 'status' });
  input.addEventListener('change', async () => {
    const [file] = input.files;
    if (!file) return;
    const bitmap = await window.createImageBitmap(file);
    taken = await pictureOf(bitmap);
    taken.proof = made('PHOTO', { file: taken.file });
    status.textContent = say('✓ 已拍照', '✓ Taken');
  });
  return { node: el('div', null, input, status), read: () => taken };
}

/** Signed with the finger; empty is no signature. */
export function signatureField() {
  let isSigned = false;
  let line;
  const canvas = el('canvas', { width: 600, height: 200, class: 'signature', tabindex: 0 });
  const context = canvas.getContext('2d');
  const place = ({ clientX, clientY }) => {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    return [((clientX - left) * 600) / width, ((clientY - top) * 200) / height];
  };
  canvas.addEventListener('pointerdown', (event) => {
    canvas.setPointerCapture(event.pointerId);
    context.lineWidth = 4;
    context.beginPath();
    context.moveTo(...place(event));
    line = true;
  });
  canvas.addEventListener('pointermove', (event) => {
    if (!line) return;
    context.lineTo(...place(event));
    context.stroke();
    isSigned = true;
  });
  canvas.addEventListener('pointerup', () => (line = false));
  const clear = () => {
    context.clearRect(0, 0, 600, 200);
    isSigned = false;
  };
  const proofOf = once('SIGNATURE');
  const away = el('button', { type: 'button', onclick: clear }, say('重签', 'Sign again'));
  return {
    node: el('div', null, canvas, away),
    read: async () => {
      if (!isSigned) return undefined;
      const picture = await pictureOf(canvas);
      return { ...picture, proof: proofOf({ file: picture.file }) };
    },
  };
}

export const proofOf = (method, rest = {}) => made(method, rest);
