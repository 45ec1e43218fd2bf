/**
 * Settles ties by order and person alone: nobody is first because of his place in a list. A match draws for everybody
 * who comes into question, so it is a sum of the letters (FNV-1a, its bits mixed as MurmurHash ends), not a digest.
 * @returns the lot of a person, a whole number; the lower goes first
 */
export function lotsOf(orderId: string): (id: string) => number {
  const ofOrder = summed(orderId, 0x811c9dc5);
  return (id) => mixed(summed(id, ofOrder));
}

function summed(text: string, from: number): number {
  let sum = from;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  return sum;
}

function mixed(sum: number): number {
  const once = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return twice ^ (twice >>> 16);
}
