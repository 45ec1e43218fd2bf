import { el } from '../base/dom.js';
import { linkTo, route } from '../base/route.js';
import { say } from '../words/language.js';

/**
 * The areas somebody works in, one at a time, with a way to each. An area is a list of sections; one thing of it can
 * be opened in its place.
 * @param {{ key: string, title: string, group?: string, sections: () => object[],
 *   open?: Record<string, (id: string) => object | object[]> }[]} areas each section as `section` makes it
 */
export function desk(areas) {
  const node = el('main', null);
  const nav = el('nav', { 'aria-label': say('办事区', 'Areas'), hidden: areas.length < 2 });
  const listed = new Map();
  let shown = { sections: [] };

  /** Sections of a list are made once, so that it stands as it was left when somebody comes back to it. */
  function sectionsOf(area, { thing, id }) {
    const opened = area.open?.[thing]?.(id);
    if (opened) return [opened].flat();
    if (!listed.has(area.key)) listed.set(area.key, area.sections());
    return listed.get(area.key);
  }

  function show() {
    const place = route();
    const area = areas.find(({ key }) => key === place.area) ?? shown.area ?? areas[0];
    if (!area) return node.replaceChildren(nothingHere());
    const opened = area.open?.[place.thing] ? place : {};
    const isSame = shown.area === area && shown.thing === opened.thing && shown.id === opened.id;
    if (isSame) return refresh();
    const before = shown;
    shown = { area, thing: opened.thing, id: opened.id, sections: sectionsOf(area, opened) };
    node.replaceChildren(
      ...(opened.thing ? [back(area)] : []),
      ...shown.sections.map((section) => section.node),
    );
    nav.replaceChildren(...tabs(areas, area));
    for (const each of nav.querySelectorAll('[aria-current]'))
      each.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    if (before.area) arrive(node, before);
    return refresh();
  }

  const refresh = () => shown.sections.forEach((section) => section.refresh());
  node.addEventListener('done', refresh);
  return { node, nav, show, refresh };
}

/** More than these stand in groups, one of which is open. */
const FEW = 8;

function tabs(areas, current) {
  if (areas.length <= FEW) return areas.map((each) => tab(each, each === current));
  const groups = [...new Set(areas.map(({ group }) => group))].map((group) =>
    areas.filter((each) => each.group === group),
  );
  const own = groups.find((group) => group.includes(current));
  return [
    el(
      'div',
      { class: 'groups' },
      groups.map((group) =>
        tab(group.length > 1 ? { ...group[0], title: group[0].group } : group[0], group === own),
      ),
    ),
    el('div', null, own.length > 1 && own.map((each) => tab(each, each === current))),
  ];
}

const tab = ({ key, title }, isCurrent) =>
  el('a', { href: linkTo(key), 'aria-current': isCurrent && 'page' }, title);

const back = ({ key, title }) =>
  el('p', null, el('a', { class: 'button', href: linkTo(key), 'data-back': true }, `← ${title}`));

/** Back in a list the focus is on what was open; anywhere else on the heading. */
function arrive(node, { thing, id }) {
  const left = thing && node.querySelector(`[data-key="open-${id}"]`);
  (left ?? node.querySelector('h2'))?.focus({ preventScroll: !left && !thing });
  if (!left) window.scrollTo(0, 0);
}

const nothingHere = () =>
  el(
    'section',
    null,
    el('h2', null, say('您的事项', 'Your part')),
    el(
      'p',
      { class: 'note' },
      say(
        '这个角色的页面还没有做，可以用 ',
        'There is no screen for this role yet. The programming interface at ',
      ),
      el('a', { href: '/api/docs' }, '/api/docs'),
      say(' 的接口办理。', ' has all it may do.'),
    ),
  );
