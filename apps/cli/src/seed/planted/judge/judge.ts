import type { Due } from '../deed';
import type { DeedLabel, InnocentLabel, Labels, LabelSubject } from '../labels';
import { countsIn } from './blatant';
import type { Hit } from './hits';
import { type Share, share } from './statistics';

/** What became of the planted month, seen by whoever knows the truth. */
export interface Verdict {
  readonly seed: string;
  readonly visits: number;
  /** Of the visits to which such a response was due, those that got it, or a harder one. */
  readonly recall: Readonly<Record<Due, Share>>;
  /** The same by deeds: one is found when any of its visits got the response. */
  readonly found: Readonly<Record<Due, Share>>;
  readonly rules: readonly RuleVerdict[];
  readonly deeds: readonly KindVerdict[];
  readonly lookAlikes: readonly LookAlikeVerdict[];
  /** Deeds that count and were missed at least in part, in words. */
  readonly missed: readonly string[];
  /** Left out of recall: nothing on record contradicts them. */
  readonly invisible: number;
  readonly notPlanted: readonly string[];
}

export interface RuleVerdict {
  readonly rule: string;
  readonly severity: string;
  readonly hits: number;
  /** Of the visits of deeds whose pattern is this rule's by the design, those it hit, or whose subject it hit. */
  readonly recall: Share;
  /** Hits about something that was planted. */
  readonly precision: Share;
  /** Of the hits about something planted or about a look-alike, the former: the innocent who merely look it. */
  readonly againstLookAlikes: Share;
  /** Kinds of behaviour it hit. */
  readonly kinds: readonly string[];
  /** Kinds of look-alikes it was taken in by. */
  readonly takenInBy: readonly string[];
}

export interface KindVerdict {
  readonly kind: string;
  readonly zh: string;
  readonly visits: Share;
  readonly rules: readonly string[];
}

export interface LookAlikeVerdict {
  readonly kind: string;
  readonly zh: string;
  /** So many of them were blocked or withheld. */
  readonly caught: Share;
  readonly rules: readonly string[];
}

const RANK: Readonly<Record<Hit['severity'], number>> = { SCORE: 1, HOLD: 2, WITHHOLD: 2, BLOCK: 3 };
const DUES: readonly Due[] = ['BLOCK', 'WITHHOLD', 'SCORE'];

/** Compares what the rules said with what is true. Pure: labels and hits in, the verdict out. */
export function judge(labels: Labels, hits: readonly Hit[]): Verdict {
  const by = indexHits(hits);
  const counted = labels.deeds.map((deed) => ({ deed, visits: countsIn(deed) }));
  const responded = (visitId: string, deed: DeedLabel, due: Due): boolean =>
    [...(by.visit.get(visitId) ?? []), ...(due === 'SCORE' ? hitsOfSubjects(by, deed.subjects) : [])].some(
      ({ severity }) => RANK[severity] >= RANK[due],
    );
  const ofDue = (due: Due) => {
    const cases = counted.map(({ deed, visits }) => ({
      got: visits.filter((each) => each.due === due).map(({ visitId }) => responded(visitId, deed, due)),
    }));
    const all = cases.flatMap(({ got }) => got);
    const deeds = cases.filter(({ got }) => got.length > 0);
    return {
      recall: share(all.filter(Boolean).length, all.length),
      found: share(deeds.filter(({ got }) => got.some(Boolean)).length, deeds.length),
    };
  };
  const classes = Object.fromEntries(DUES.map((due) => [due, ofDue(due)])) as Record<
    Due,
    ReturnType<typeof ofDue>
  >;
  const pick = (what: 'recall' | 'found') =>
    Object.fromEntries(DUES.map((due) => [due, classes[due][what]])) as Record<Due, Share>;
  return {
    ...{ seed: labels.seed, visits: labels.visits, recall: pick('recall'), found: pick('found') },
    rules: rulesOf(labels, hits, counted, by),
    deeds: kindsOf(counted, responded, by),
    lookAlikes: lookAlikesOf(labels.innocents, by),
    missed: counted.flatMap(({ deed, visits }) => {
      const lost = visits.filter((each) => each.due !== 'SCORE' && !responded(each.visitId, deed, each.due));
      return lost.length === 0 ? [] : [inWords(deed, lost.length, visits.length)];
    }),
    invisible: labels.deeds.filter(({ isInvisible }) => isInvisible).length,
    notPlanted: labels.notPlanted,
  };
}

const inWords = ({ id, zh, drawn }: DeedLabel, lost: number, of: number): string => {
  const figures = Object.entries(drawn).map(([name, value]) => `${name} ${value}`);
  return `${id} ${zh}：${lost}/${of} (${figures.join(', ')})`;
};

interface Index {
  readonly visit: ReadonlyMap<string, readonly Hit[]>;
  readonly subject: ReadonlyMap<string, readonly Hit[]>;
}

function indexHits(hits: readonly Hit[]): Index {
  const visit = new Map<string, Hit[]>();
  const subject = new Map<string, Hit[]>();
  const add = (index: Map<string, Hit[]>, key: string, hit: Hit): void => {
    const of = index.get(key);
    if (of) of.push(hit);
    else index.set(key, [hit]);
  };
  for (const hit of hits) {
    for (const id of hit.visitIds) add(visit, id, hit);
    add(subject, `${hit.subjectKind} ${hit.subjectId}`, hit);
  }
  return { visit, subject };
}

const hitsOfSubjects = ({ subject }: Index, subjects: readonly LabelSubject[]): Hit[] =>
  subjects.flatMap(({ kind, id }) => subject.get(`${kind} ${id}`) ?? []);

/** Every deed counts as planted here, also the small and the invisible: whoever finds them is right. */
function rulesOf(
  { deeds, innocents }: Labels,
  hits: readonly Hit[],
  counted: Counted,
  by: Index,
): RuleVerdict[] {
  const truth = namesOf(
    deeds.map(({ kind, visits, involvedIds, subjects }) => ({
      kind,
      ids: [...visits.map(({ visitId }) => visitId), ...involvedIds],
      subjects,
    })),
  );
  const alike = namesOf(innocents.map(({ kind, visitIds, subjects }) => ({ kind, ids: visitIds, subjects })));
  const told = counted.flatMap(({ deed, visits }) => (visits.length > 0 ? patternsOf(deed) : []));
  const rules = [...new Set([...told, ...hits.map(({ rule }) => rule)])].sort();
  return rules.map((rule) => {
    const own = hits
      .filter((hit) => hit.rule === rule)
      .map((hit) => ({ hit, kinds: truth(hit), takenInBy: alike(hit) }));
    const right = own.filter(({ kinds }) => kinds.length > 0);
    const takenIn = own.filter(({ kinds, takenInBy }) => kinds.length === 0 && takenInBy.length > 0);
    return {
      ...{ rule, severity: hardestOf(own.map(({ hit }) => hit)), hits: own.length },
      recall: recallOf(rule, counted, by),
      precision: share(right.length, own.length),
      againstLookAlikes: share(right.length, right.length + takenIn.length),
      kinds: [...new Set(right.flatMap(({ kinds }) => kinds))].sort(),
      takenInBy: [...new Set(takenIn.flatMap(({ takenInBy }) => takenInBy))].sort(),
    };
  });
}

/** A deed says where its pattern was read: the design's table has a number for each. */
const patternsOf = ({ source }: DeedLabel): string[] => source.match(/\bR\d\d\b/g) ?? [];

function recallOf(rule: string, counted: Counted, by: Index): Share {
  const got = counted
    .filter(({ deed }) => patternsOf(deed).includes(rule))
    .flatMap(({ deed, visits }) => {
      const isFound = hitsOfSubjects(by, deed.subjects).some((hit) => hit.rule === rule);
      return visits.map(
        ({ visitId }) => isFound || (by.visit.get(visitId) ?? []).some((hit) => hit.rule === rule),
      );
    });
  return share(got.filter(Boolean).length, got.length);
}

/** A rule may withhold for one thing and score for another. */
const hardestOf = (hits: readonly Hit[]): string =>
  [...hits].sort((a, b) => RANK[b.severity] - RANK[a.severity])[0]?.severity ?? '–';

interface Named {
  readonly kind: string;
  readonly ids: readonly string[];
  readonly subjects: readonly LabelSubject[];
}

/** @returns which kinds a hit is about */
function namesOf(labels: readonly Named[]): (hit: Hit) => string[] {
  const kinds = new Map<string, Set<string>>();
  const add = (key: string, kind: string): void => {
    const of = kinds.get(key);
    if (of) of.add(kind);
    else kinds.set(key, new Set([kind]));
  };
  for (const { kind, ids, subjects } of labels) {
    for (const id of ids) add(id, kind);
    for (const subject of subjects) add(`${subject.kind} ${subject.id}`, kind);
  }
  return ({ visitIds, subjectKind, subjectId }) => [
    ...new Set([...visitIds, `${subjectKind} ${subjectId}`].flatMap((key) => [...(kinds.get(key) ?? [])])),
  ];
}

type Counted = readonly { readonly deed: DeedLabel; readonly visits: ReturnType<typeof countsIn> }[];

function kindsOf(
  counted: Counted,
  responded: (visitId: string, deed: DeedLabel, due: Due) => boolean,
  by: Index,
): KindVerdict[] {
  const kinds = [...new Map(counted.map(({ deed }) => [deed.kind, deed.zh]))];
  return kinds.map(([kind, zh]) => {
    const own = counted.filter(({ deed }) => deed.kind === kind);
    const got = own.flatMap(({ deed, visits }) =>
      visits.map(({ visitId, due }) => responded(visitId, deed, due)),
    );
    const hits = own.flatMap(({ deed }) => [
      ...deed.visits.flatMap(({ visitId }) => by.visit.get(visitId) ?? []),
      ...hitsOfSubjects(by, deed.subjects),
    ]);
    const rules = [...new Set(hits.map(({ rule }) => rule))].sort();
    return { kind, zh, visits: share(got.filter(Boolean).length, got.length), rules };
  });
}

function lookAlikesOf(innocents: readonly InnocentLabel[], by: Index): LookAlikeVerdict[] {
  const kinds = [...new Map(innocents.map(({ kind, zh }) => [kind, zh]))];
  return kinds.map(([kind, zh]) => {
    const own = innocents.filter((each) => each.kind === kind);
    const hard = own.map(({ visitIds, subjects }) =>
      [...visitIds.flatMap((id) => by.visit.get(id) ?? []), ...hitsOfSubjects(by, subjects)].filter(
        ({ severity }) => severity !== 'SCORE',
      ),
    );
    const rules = [...new Set(hard.flat().map(({ rule }) => rule))].sort();
    return { kind, zh, caught: share(hard.filter((hits) => hits.length > 0).length, own.length), rules };
  });
}
