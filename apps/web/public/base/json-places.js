/**
 * JSON as text with the place of every value in it by its pointer (RFC 6901), so that a problem can be shown where
 * it is.
 * @returns {{ text: string, places: Map<string, [start: number, end: number]> }}
 */
export function printed(value) {
  const places = new Map();
  let text = '';
  const write = (node, pointer, indent) => {
    const start = text.length;
    if (typeof node !== 'object' || node === null) text += JSON.stringify(node);
    else {
      const isList = Array.isArray(node);
      const entries = Object.entries(node);
      text += isList ? '[' : '{';
      entries.forEach(([key, part], at) => {
        text += `${at ? ',' : ''}\n${indent}  ${isList ? '' : `${JSON.stringify(key)}: `}`;
        write(part, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, `${indent}  `);
      });
      text += entries.length ? `\n${indent}` : '';
      text += isList ? ']' : '}';
    }
    places.set(pointer, [start, text.length]);
  };
  write(value, '', '');
  return { text, places };
}

/** The place of a pointer, or of the nearest value around it. */
export function placeOf(places, pointer) {
  let at = pointer;
  while (!places.has(at) && at) at = at.slice(0, at.lastIndexOf('/'));
  return places.get(at) ?? [0, 0];
}
