import { Random } from '../../../libs/dispatch/src/engine/random';

export interface InstanceWish {
  readonly seed: number;
  readonly patients: number;
  /** `square`: patients anywhere, ways as the crow flies. `streets`: towns and roads, there is not as long as back. */
  readonly area: 'square' | 'streets';
}

const SERVICES = 6;
const SIDE = 100;
const WINDOW = 120;
const LAST_OPENING = 480;
const PAIRED = 0.3;
/** Patients of whom one caregiver can take care; in larger districts more. */
const LEAST_LOAD = 5;
const PATIENTS_A_TOWN = 40;

/** An instance nobody lives in, in the form of the public ones and in their style; the same for the same wish. */
export function makeInstance({ seed, patients: many, area }: InstanceWish) {
  const random = new Random(seed, many, area.length);
  const round = (value: number) => Math.round(value * 1_000) / 1_000;
  const places = area === 'square' ? scattered(random, many) : inTowns(random, many);
  const way = area === 'square' ? crowFlies : roads(random, places.length);
  const staff = Math.round(many / (LEAST_LOAD + many / 150));
  return {
    central_offices: [{ id: 'd', location: places[0] }],
    services: Array.from({ length: SERVICES }, (_, s) => ({ id: `s${s + 1}`, default_duration: 15 })),
    caregivers: Array.from({ length: staff }, (_, c) => ({
      id: `c${c + 1}`,
      abilities: abilities(random, c),
    })),
    patients: Array.from({ length: many }, (_, i) => patient(random, i + 1, places[i + 1])),
    distances: places.map((from, i) => places.map((to, j) => (i === j ? 0 : round(way(from, to, i, j))))),
  };
}

type Place = readonly [number, number];

const scattered = (random: Random, many: number): Place[] =>
  Array.from({ length: many + 1 }, () => [random.int(SIDE), random.int(SIDE)] as const);

/** Two of three live in a town, the rest between. */
function inTowns(random: Random, many: number): Place[] {
  const towns = scattered(random, Math.ceil(many / PATIENTS_A_TOWN));
  const around = () => (random.float() + random.float() - 1) * 8;
  return Array.from({ length: many + 1 }, (_, i) => {
    const [x, y] = towns[random.int(towns.length)];
    return i > 0 && random.int(3) === 0
      ? ([random.float() * SIDE, random.float() * SIDE] as const)
      : ([x + around(), y + around()] as const);
  });
}

type Way = (from: Place, to: Place, i: number, j: number) => number;

const crowFlies: Way = ([ax, ay], [bx, by]) => Math.hypot(ax - bx, ay - by);

/** Along blocks, slower in some corners than in others, with a detour of one-way streets that differs by direction. */
function roads(random: Random, many: number): Way {
  const slow = Float64Array.from({ length: many }, () => 0.7 + 0.6 * random.float());
  const detour = Float64Array.from({ length: many * many }, () => 2 * random.float());
  return ([ax, ay], [bx, by], i, j) =>
    0.35 * (Math.abs(ax - bx) + Math.abs(ay - by)) * Math.sqrt(slow[i] * slow[j]) + 1 + detour[i * many + j];
}

/** One half gives the first services, the other the last: every pair finds two people. */
function abilities(random: Random, c: number): string[] {
  const first = c % 2 === 0 ? 1 : 1 + SERVICES / 2;
  const half = Array.from({ length: SERVICES / 2 }, (_, s) => `s${first + s}`);
  return c < 2 ? half : half.filter((_, s) => s === Math.floor(c / 2) % half.length || random.int(2) === 0);
}

function patient(random: Random, number: number, location: Place) {
  const opens = random.int(LAST_OPENING);
  const duration = 10 + random.int(11);
  const isPaired = random.float() < PAIRED;
  const least = 5 + random.int(56);
  const service = (from: number, to: number) => ({
    service: `s${from + random.int(to - from + 1)}`,
    duration,
  });
  return {
    ...{ id: `p${number}`, location, time_window: [opens, opens + WINDOW] },
    required_caregivers: isPaired ? [service(1, 3), service(4, 6)] : [service(1, SERVICES)],
    ...(isPaired && {
      synchronization:
        random.int(2) === 0 ? { type: 'simultaneous' } : { type: 'sequential', distance: [least, 2 * least] },
    }),
  };
}
