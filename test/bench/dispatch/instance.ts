import type { Plan, Problem } from '../../../libs/dispatch/src/engine';

/** A public instance of the home health care routing and scheduling problem, in either of its two written forms. */
export interface Instance {
  readonly distances: number[][];
  readonly patients: readonly Patient[];
  readonly caregivers: readonly Staff[];
}

interface Patient {
  readonly id: string;
  readonly node: number;
  readonly window: readonly [number, number];
  readonly services: readonly { readonly id: string; readonly minutes: number }[];
  /** Minutes between the first two starts; absent: independent of each other. */
  readonly gap?: readonly [number, number];
  readonly banned: readonly string[];
}

interface Staff {
  readonly id: string;
  readonly skills: readonly string[];
  readonly depot: number;
  readonly from: number;
}

/** @param text JSON of the University of Udine, or the sections of the text form */
export const readInstance = (text: string): Instance =>
  text.trimStart().startsWith('{') ? fromJson(JSON.parse(text) as JsonInstance) : fromText(text);

interface JsonInstance {
  readonly distances: number[][];
  readonly departing_points?: readonly JsonDepot[];
  readonly central_offices?: readonly JsonDepot[];
  readonly services?: readonly { readonly id: string; readonly default_duration: number }[];
  readonly patients: readonly JsonPatient[];
  readonly caregivers: readonly JsonCaregiver[];
}

interface JsonDepot {
  readonly id: string;
  readonly distance_matrix_index?: number;
}

interface JsonPatient {
  readonly id: string;
  readonly distance_matrix_index?: number;
  readonly time_window: [number, number];
  readonly required_caregivers?: readonly { readonly service: string; readonly duration?: number }[];
  readonly required_services?: readonly { readonly service: string; readonly duration?: number }[];
  readonly synchronization?: { readonly type: string; readonly distance: [number, number] } | null;
  readonly incompatible_caregivers?: readonly string[];
}

interface JsonCaregiver {
  readonly id: string;
  readonly abilities: readonly string[];
  readonly departing_point?: string;
  readonly starting_point_id?: string;
  readonly working_shift?: readonly [number, number];
}

function fromJson(json: JsonInstance): Instance {
  const offices = json.departing_points ?? json.central_offices ?? [{ id: 'office' }];
  const nodeOf = new Map(offices.map((office, i) => [office.id, office.distance_matrix_index ?? i]));
  const usual = new Map(json.services?.map(({ id, default_duration }) => [id, default_duration]));
  const first = nodeOf.get(offices[0].id)!;
  return {
    distances: json.distances,
    patients: json.patients.map((p, i) => ({
      id: p.id,
      node: p.distance_matrix_index ?? i + offices.length,
      window: p.time_window,
      services: (p.required_caregivers ?? p.required_services ?? []).map(({ service, duration }) => ({
        id: service,
        minutes: duration ?? usual.get(service) ?? 0,
      })),
      ...(p.synchronization && {
        gap: p.synchronization.type === 'simultaneous' ? ([0, 0] as const) : p.synchronization.distance,
      }),
      banned: p.incompatible_caregivers ?? [],
    })),
    caregivers: json.caregivers.map((c) => ({
      id: c.id,
      skills: c.abilities,
      depot: nodeOf.get(c.departing_point ?? c.starting_point_id ?? offices[0].id) ?? first,
      from: c.working_shift?.[0] ?? 0,
    })),
  };
}

function fromText(text: string): Instance {
  const sections = new Map<string, number[][]>();
  let rows: number[][] = [];
  for (const line of text.split('\n').map((raw) => raw.trim())) {
    if (/^[A-Za-z]+$/.test(line)) sections.set(line, (rows = []));
    else if (line !== '') rows.push(line.split(/\s+/).map(Number));
  }
  const table = (name: string) => sections.get(name) ?? [];
  const list = (name: string) => table(name).flat();
  const [[nodes], [staff], least, most, open, close] = ['nbNodes', 'nbVehi', 'mind', 'maxd', 'e', 'l'].map(
    list,
  );
  const given = (row: readonly number[]) => row.flatMap((value, s) => (value ? [s] : []));
  return {
    distances: table('d')
      .slice(0, nodes - 1)
      .map((row) => row.slice(0, nodes - 1)),
    patients: Array.from({ length: nodes - 2 }, (_, i) => i + 1).map((node) => {
      const services = given(table('r')[node]);
      return {
        id: `p${node}`,
        node,
        window: [open[node], close[node]] as const,
        // In these files a duration does not depend on the caregiver.
        services: services.map((s) => ({ id: `s${s + 1}`, minutes: table('p')[node * staff][s] })),
        ...(services.length === 2 && { gap: [least[node], most[node]] as const }),
        banned: [],
      };
    }),
    caregivers: table('a').map((row, c) => ({
      id: `c${c + 1}`,
      skills: given(row).map((s) => `s${s + 1}`),
      depot: 0,
      from: 0,
    })),
  };
}

/** What ties an order of the engine to the patient: patients with services that are independent are several orders. */
const SEPARATOR = '\u0000';

export function problemOf({ distances, patients, caregivers }: Instance): Problem {
  return {
    travel: distances,
    caregivers: caregivers.map(({ id, skills, depot, from }) => ({
      ...{ id, services: skills, from: depot, to: depot },
      ...(from > 0 && { shift: [from, Infinity] as const }),
    })),
    orders: patients.flatMap(({ id, node, window, services, gap, banned }) => {
      const paired = gap ? services.slice(0, 2) : [];
      const groups = [
        ...(paired.length > 0 ? [paired] : []),
        ...services.slice(paired.length).map((s) => [s]),
      ];
      return groups.map((group, i) => ({
        ...{ id: `${id}${SEPARATOR}${i}`, place: node, window, forbidden: banned },
        visits: group.map(({ id: service, minutes }) => ({ service, minutes })),
        ...(group.length === 2 && { gap }),
      }));
    }),
  };
}

/** The form the checker reads. */
export const solutionOf = (plan: Plan) => ({
  routes: plan.routes.map(({ caregiver, visits }) => ({
    caregiver,
    visits: visits.map(({ order, service, start }) => ({
      patient: order.split(SEPARATOR)[0],
      service,
      start,
    })),
  })),
});
