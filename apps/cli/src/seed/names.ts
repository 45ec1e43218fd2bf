import type { Random, Sex } from '@anzhi/kernel';

/** MEM:high: the most frequent surnames of the country, in percent of the population. */
const SURNAMES: readonly (readonly [string, number])[] = [
  ...weigh(7.2, '王李'),
  ...weigh(6.8, '张'),
  ...weigh(5.4, '刘'),
  ...weigh(4.6, '陈'),
  ...weigh(3, '杨'),
  ...weigh(2, '赵黄周吴'),
  ...weigh(1.4, '徐孙胡朱高林何郭马'),
  ...weigh(0.9, '罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'),
  ...weigh(
    0.5,
    '苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段',
  ),
];

function weigh(weight: number, names: string): [string, number][] {
  return [...names].map((name) => [name, weight]);
}

interface GivenNames {
  readonly first: string;
  readonly second: string;
}

/** Characters in fashion by generation; most names have two, and single ones come up after 1960. */
const GIVEN: Readonly<Record<Sex, { readonly old: GivenNames; readonly young: GivenNames }>> = {
  MALE: {
    old: {
      first: '德永志国玉文广长庆金学荣克家兆士怀正绍继',
      second: '华明清林山祥贵成昌才友发福生海田春富荣礼',
    },
    young: { first: '建志海晓文俊国宏小卫立永少春', second: '军明伟强峰涛刚勇波平辉东鹏亮斌' },
  },
  FEMALE: {
    old: { first: '秀桂玉兰凤素月翠金淑春巧爱桃红', second: '英兰珍华芳荣梅云莲侠花琴香美贞' },
    young: { first: '晓丽红海秀春小艳雪文玉', second: '梅丽燕霞芳红玲娟萍莉敏静云' },
  },
};
const YOUNG_FROM_YEAR = 1962;
const SINGLE_CHARACTER_SHARE = { old: 0.06, young: 0.3 };

export const surname = (random: Random): string => random.weighted(SURNAMES);

/** A name as people of that sex and year of birth bear it; invented. */
export function personName(random: Random, sex: Sex, birthYear: number, family = surname(random)): string {
  const generation = birthYear >= YOUNG_FROM_YEAR ? 'young' : 'old';
  const { first, second } = GIVEN[sex][generation];
  const lastCharacter = second[random.integer(0, second.length - 1)];
  if (random.chance(SINGLE_CHARACTER_SHARE[generation])) return family + lastCharacter;
  return family + first[random.integer(0, first.length - 1)] + lastCharacter;
}

const RURAL_FAMILIES = [...'王李张刘陈杨赵周吴徐孙胡朱高马郭宋韩袁曹'];
const RURAL_FORMS = [...'庄圩集楼桥湾园场'];
const URBAN_WORDS = [
  ...['幸福', '和平', '新华', '建设', '光明', '向阳', '东风', '长江', '黄河', '发展', '团结', '富民', '康宁'],
  ...['文昌', '运河', '府苑', '金港', '青年', '友谊', '朝阳', '民主', '健康', '育才', '红旗', '胜利', '古城'],
];
const URBAN_PARTS = ['', '东', '西', '南', '北', '新'];

/** Invented names for the villages or urban communities of a town, none twice. */
export function villageNames(random: Random, urban: boolean, count: number): string[] {
  const names = urban
    ? URBAN_PARTS.flatMap((part) => random.shuffle(URBAN_WORDS).map((word) => `${word}${part}社区`))
    : RURAL_FORMS.flatMap((form) => random.shuffle(RURAL_FAMILIES).map((family) => `${family}${form}村`));
  if (count > names.length)
    throw new RangeError(`${count} villages in a town, but only ${names.length} names`);
  return urban ? names.slice(0, count) : random.shuffle(names).slice(0, count);
}

const ROADS = [
  '幸福',
  '人民',
  '洪泽湖',
  '发展',
  '西湖',
  '青海湖',
  '黄河',
  '运河',
  '解放',
  '府前',
  '康复',
  '振兴',
];
const ESTATES = [
  '和谐',
  '阳光',
  '锦绣',
  '金色',
  '香樟',
  '水岸',
  '书香',
  '府东',
  '福馨',
  '瑞景',
  '翠湖',
  '名仕',
];
const GROUPS = ['一组', '二组', '三组', '四组', '五组', '六组', '七组', '八组'];

/** Road, estate and door in town, group and house in a village; invented. */
export function door(random: Random, urban: boolean): string {
  if (!urban) return `${random.pick(GROUPS)}${random.integer(1, 180)}号`;
  const flat = `${random.integer(1, 6)}0${random.integer(1, 4)}室`;
  const house = `${random.integer(1, 30)}号楼${random.integer(1, 4)}单元${flat}`;
  return `${random.pick(ROADS)}路${random.integer(1, 399)}号${random.pick(ESTATES)}小区${house}`;
}

const PROVIDER_WORDS = [
  '康乐',
  '夕阳红',
  '福寿',
  '颐和',
  '安康',
  '仁爱',
  '松鹤',
  '怡养',
  '康泰',
  '鹤祥',
  '金秋',
  '德馨',
];
export const providerWord = (random: Random): string => random.pick(PROVIDER_WORDS);
