/**
 * Which seat of an order each of those takes whom a plan sends: whoever has one keeps it, the others by their ids.
 * @param now who has each seat now
 */
export function seatOf(
  caregiverId: string,
  planned: readonly string[],
  now: readonly (string | null)[],
): number {
  const kept = now.findIndex((id) => id === caregiverId);
  if (kept >= 0) return kept + 1;
  const free = now.flatMap((id, i) => (id !== null && planned.includes(id) ? [] : [i + 1]));
  const newcomers = planned.filter((id) => !now.includes(id)).sort();
  return free[newcomers.indexOf(caregiverId)];
}
