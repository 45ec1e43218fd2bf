/**
 * Where the tab is, kept in the address so that Back works and a place can be sent to a colleague:
 * `#area` or `#area/thing=id`.
 */
const ROUTE = /^#([a-z-]+)(?:\/([a-z-]+)=([^/]+))?$/;

/** @returns {{ area?: string, thing?: string, id?: string }} */
export function route() {
  const [, area, thing, id] = ROUTE.exec(location.hash) ?? [];
  return { area, thing, id: id && decodeURIComponent(id) };
}

/** The address of an area, or of one thing in it. */
export const linkTo = (area, thing, id) => `#${area}${thing ? `/${thing}=${encodeURIComponent(id)}` : ''}`;

export const go = (...place) => (location.hash = linkTo(...place));
