const GRAVITY = ['EMERGENCY', 'STOP', 'TELL'];

const shows = ({ values, yes }, { measure, question, above, atLeast, below }) => {
  if (question) return yes.includes(question);
  const value = values[measure];
  if (value === undefined) return false;
  if (above !== null) return value > above;
  return below !== null ? value < below : value >= atLeast;
};

/**
 * What to do about a reading, by the signs of the care sheet: where there is no signal the device has to say it.
 * @param {{ alarms: object[], measures: object[], stops: string[] }} sheet
 * @param {{ values: Record<string, number>, yes: string[] }} reading
 */
export function verdictOf({ alarms, measures, stops }, reading) {
  const shown = alarms
    .filter(({ signs }) => signs.some((sign) => shows(reading, sign)))
    .sort((a, b) => GRAVITY.indexOf(a.level) - GRAVITY.indexOf(b.level));
  return {
    gravity: shown[0]?.level ?? 'NONE',
    alarms: shown,
    missing: measures.filter(({ code }) => reading.values[code] === undefined),
    stops: shown.some(({ level }) => level !== 'TELL') ? stops : [],
  };
}

/** Values nobody has: somebody mistyped. */
export const oddOnes = (measures, values) =>
  measures.filter(({ code, least, most, decimals }) => {
    const value = values[code];
    if (value === undefined) return false;
    const scaled = value * 10 ** decimals;
    return !(value >= least && value <= most) || Math.abs(scaled - Math.round(scaled)) > 1e-6;
  });
