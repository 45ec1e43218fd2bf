import { say } from '../words/language.js';

/**
 * Keys for those who work through long lists: J and K go through them, a button's own letter presses it, Escape goes
 * back. Nothing happens while somebody types.
 */
const TYPING = 'input, select, textarea, [contenteditable]';

/** Gives the button of an action its letter. @param {Node} host as `action`, `formButton` and `reasonButton` give it */
export function hotkey(letter, host) {
  const button = host?.querySelector?.('button');
  if (button) {
    button.dataset.hotkey = letter;
    button.setAttribute('aria-keyshortcuts', letter.toUpperCase());
  }
  return host;
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(TYPING)) return;
  const key = event.key.toLowerCase();
  if (key === 'j' || key === 'k') move(key === 'j' ? 1 : -1);
  else if (key === 'escape') document.querySelector('main [data-back]')?.click();
  else press(event, key);
}

/** The letter must not end up in the field its form begins with. */
function press(event, key) {
  const button = pressed(key);
  if (!button) return;
  event.preventDefault();
  button.click();
}

const pressed = (key) =>
  /^[a-z]$/.test(key) ? document.querySelector(`main button[data-hotkey="${key}"]`) : null;

function move(by) {
  const items = [...document.querySelectorAll('main [data-item]')];
  const at = items.indexOf(document.activeElement);
  items[Math.max(0, Math.min(items.length - 1, at + by))]?.focus();
}

document.addEventListener('keydown', onKey);

/** One line that says so. */
export const keysInWords = () =>
  say(
    '快捷键：J/K 上下移动，回车打开，Esc 返回，按钮上的字母直接办理。',
    'Keys: J and K move, Enter opens, Escape goes back, the letter on a button presses it.',
  );
