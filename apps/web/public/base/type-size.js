const STORE = 'anzhi.type-size';
/** Per cent of the browser's own size, which stays the measure: 18, 20, 24 and 30 px where nobody changed it. */
export const SIZES = [112.5, 125, 150, 187.5];
/** Read on a phone, by older eyes. */
const LARGER_FOR = ['ELDER', 'FAMILY', 'CAREGIVER'];

/** @param {string | null} kept what was chosen on this device @param {string[]} roles @returns {number} index of a size */
export function sizeFor(kept, roles) {
  const chosen = kept === null ? NaN : Number(kept);
  if (SIZES[chosen]) return chosen;
  return roles.some((role) => LARGER_FOR.includes(role)) ? 1 : 0;
}

/** The next larger one; after the largest the smallest again. */
export const nextSize = (size) => (size + 1) % SIZES.length;

let shown = 0;
export const sizeShown = () => shown;

function show(size) {
  shown = size;
  document.documentElement.style.fontSize = `${SIZES[size]}%`;
}

/** @param {string[]} roles of who is logged in: who reads decides what a device begins with */
export const showSize = (roles) => show(sizeFor(localStorage.getItem(STORE), roles));

/** One press, and every page of this device reads larger. */
export function enlarge() {
  show(nextSize(shown));
  localStorage.setItem(STORE, String(shown));
}
