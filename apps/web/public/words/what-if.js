const both = (zh, en) => ({ zh, en });

export const TAKE_UPS = {
  ENROLLED: both('现在已申请的人', 'who has applied'),
  EVERYBODY: both('假定人人都申请', 'everybody, as if all had applied'),
};

export const CHANGES = {
  gains: both('新享受', 'gain'),
  more: both('增加', 'more'),
  same: both('不变', 'same'),
  less: both('减少', 'less'),
  loses: both('不再享受', 'lose'),
};

export const SUMMARY_KEYS = {
  COUNTY: both('按县区', 'By county'),
  CATEGORY: both('按人员类别', 'By category'),
  LEVEL: both('按能力等级', 'By ability level'),
  PROGRAMME: both('按项目', 'By programme'),
};
