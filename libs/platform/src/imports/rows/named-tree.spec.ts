import { NamedTree } from './named-tree';

const tree = new NamedTree([
  { id: 1, parentId: null, name: '江苏省' },
  { id: 2, parentId: 1, name: '宿迁市' },
  { id: 3, parentId: 2, name: '宿城区' },
  { id: 4, parentId: 2, name: '沭阳县' },
  { id: 5, parentId: 3, name: '双庄街道' },
  { id: 6, parentId: 3, name: '中心镇' },
  { id: 7, parentId: 4, name: '中心镇' },
  { id: 8, parentId: 5, name: '幸福社区' },
]);
const idsOf = (text: string) => tree.find(text).map(({ id }) => id);

it.each([
  ['双庄街道', [5]],
  ['宿城区双庄街道', [5]],
  ['江苏省/宿迁市/宿城区/双庄街道', [5]],
  ['宿迁市 - 双庄街道', [5]],
  ['宿城区双庄街道幸福社区', [8]],
  ['中心镇', [6, 7]],
  ['沭阳县中心镇', [7]],
  ['宿城区', [3]],
  ['沭阳县双庄街道', []],
  ['山东省双庄街道', []],
  ['双庄', []],
  ['', []],
])('%s is %j', (text, ids) => {
  expect(idsOf(text)).toEqual(ids);
});
