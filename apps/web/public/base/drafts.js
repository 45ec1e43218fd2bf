/**
 * What somebody has written and not sent yet survives a reload and a login that ended. Kept for this tab alone and
 * for that person alone; leaving on purpose forgets it.
 */
const PREFIX = 'anzhi.draft.';
let owner = '';

const nameOf = (key) => `${PREFIX}${owner}.${key}`;

/** @param {string} accountId whose drafts are read and written from now on */
export const draftsOf = (accountId) => (owner = accountId);

/** @returns {object | undefined} */
export function draft(key) {
  try {
    return JSON.parse(sessionStorage.getItem(nameOf(key))) ?? undefined;
  } catch {
    return undefined;
  }
}

export const keepDraft = (key, values) => sessionStorage.setItem(nameOf(key), JSON.stringify(values));
export const dropDraft = (key) => sessionStorage.removeItem(nameOf(key));

export function forgetDrafts() {
  for (const name of Object.keys(sessionStorage))
    if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
}
