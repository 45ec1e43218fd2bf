import { maskName } from '@anzhi/kernel';

/** One delivered service, as much of it as is needed here. */
export interface DisclosedVisit {
  readonly seniorId: string;
  readonly seniorName: string;
  readonly regionId: number;
  readonly regionName: string;
  readonly programmeName: string | null;
  readonly providerId: string;
  readonly providerName: string;
  readonly itemCode: string;
  readonly itemZh: string;
  readonly minutes: number;
  readonly publicFen: number;
  readonly priceFen: number;
}

export const DISCLOSURE_KINDS = ['BENEFICIARY', 'PROVIDER', 'PRICE', 'FINDING', 'AUDIT'] as const;
export type DisclosureKind = (typeof DISCLOSURE_KINDS)[number];

export interface DisclosureLine {
  readonly kind: DisclosureKind;
  readonly cells: readonly string[];
}

/** The columns of each part, in both languages. */
export const DISCLOSURE_COLUMNS: Readonly<
  Record<DisclosureKind, readonly { readonly zh: string; readonly en: string }[]>
> = {
  BENEFICIARY: [
    { zh: '姓名', en: 'Name' },
    { zh: '镇街', en: 'Township' },
    { zh: '项目', en: 'Programme' },
    { zh: '服务次数', en: 'Visits' },
    { zh: '财政补贴（元）', en: 'Public money (yuan)' },
  ],
  PROVIDER: [
    { zh: '机构', en: 'Provider' },
    { zh: '服务次数', en: 'Visits' },
    { zh: '服务时长（分钟）', en: 'Minutes' },
    { zh: '财政补贴（元）', en: 'Public money (yuan)' },
  ],
  PRICE: [
    { zh: '服务项目', en: 'Service' },
    { zh: '服务次数', en: 'Visits' },
    { zh: '最低单次价格（元）', en: 'Lowest price (yuan)' },
    { zh: '最高单次价格（元）', en: 'Highest price (yuan)' },
    { zh: '平均每小时（元）', en: 'Mean per hour (yuan)' },
  ],
  FINDING: [
    { zh: '机构', en: 'Provider' },
    { zh: '处理结果', en: 'Outcome' },
    { zh: '涉及服务次数', en: 'Visits' },
    { zh: '追回财政资金（元）', en: 'Public money taken back (yuan)' },
  ],
  AUDIT: [
    { zh: '机构', en: 'Provider' },
    { zh: '服务期', en: 'Days of service' },
    { zh: '抽样次数', en: 'Visits judged' },
    { zh: '有问题次数', en: 'Visits found wrong' },
    { zh: '应追回（元）', en: 'To be taken back (yuan)' },
  ],
};

/** Fen as yuan with two places; exact, because no amount is ever a fraction. */
export function yuan(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/**
 * What is made public of a month's services. Names are masked, and a group in which somebody could be told apart is left
 * out: fewer beneficiaries of a programme in a township, of a provider or of a service than `least`.
 */
export function linesOf(visits: readonly DisclosedVisit[], least: number): DisclosureLine[] {
  return [...beneficiaries(visits, least), ...providers(visits, least), ...prices(visits, least)];
}

function beneficiaries(visits: readonly DisclosedVisit[], least: number): DisclosureLine[] {
  const groups = groupBy(visits, ({ regionId, programmeName }) => `${regionId} ${programmeName}`);
  return [...groups.values()]
    .filter((group) => peopleIn(group) >= least)
    .flatMap((group) => [...groupBy(group, ({ seniorId }) => seniorId).values()])
    .map((own) => {
      const [{ seniorName, regionName, programmeName }] = own;
      const cells = [
        maskName(seniorName),
        regionName,
        programmeName ?? '',
        String(own.length),
        yuan(publicOf(own)),
      ];
      return { kind: 'BENEFICIARY' as const, cells };
    })
    .sort(byCells);
}

function providers(visits: readonly DisclosedVisit[], least: number): DisclosureLine[] {
  return [...groupBy(visits, ({ providerId }) => providerId).values()]
    .filter((group) => peopleIn(group) >= least)
    .map((group) => {
      const minutes = group.reduce((sum, visit) => sum + visit.minutes, 0);
      const cells = [group[0].providerName, String(group.length), String(minutes), yuan(publicOf(group))];
      return { kind: 'PROVIDER' as const, cells };
    })
    .sort(byCells);
}

function prices(visits: readonly DisclosedVisit[], least: number): DisclosureLine[] {
  return [...groupBy(visits, ({ itemCode }) => itemCode).values()]
    .filter((group) => peopleIn(group) >= least)
    .map((group) => {
      const all = group.map(({ priceFen }) => priceFen);
      const minutes = group.reduce((sum, visit) => sum + visit.minutes, 0);
      const total = all.reduce((sum, fen) => sum + fen, 0);
      const hourly = minutes ? Number((BigInt(total) * 60n) / BigInt(minutes)) : 0;
      const bounds = [yuan(Math.min(...all)), yuan(Math.max(...all))];
      return {
        kind: 'PRICE' as const,
        cells: [group[0].itemZh, String(group.length), ...bounds, yuan(hourly)],
      };
    })
    .sort(byCells);
}

const peopleIn = (group: readonly DisclosedVisit[]): number =>
  new Set(group.map(({ seniorId }) => seniorId)).size;
const publicOf = (group: readonly DisclosedVisit[]): number =>
  group.reduce((sum, { publicFen }) => sum + publicFen, 0);
/** By what is shown, so that the order tells nothing else. */
const byCells = (a: DisclosureLine, b: DisclosureLine): number =>
  a.cells.join('\n') < b.cells.join('\n') ? -1 : 1;

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
