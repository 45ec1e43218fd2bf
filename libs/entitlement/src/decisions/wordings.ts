import { Injectable } from '@nestjs/common';
import { GeoFacade } from '@anzhi/geo';
import { CATEGORY_NAMES } from '@anzhi/people';
import type { ProgrammeLaw } from '../programmes/programme';
import type { Decision } from '../rules/decision';
import type { Words } from '../rules/rule';
import type { Wording } from '../rules/say-step';
import { unitOf } from './unit';

const CATEGORIES: Readonly<Record<string, Words>> = {
  ...CATEGORY_NAMES,
  AGE_80: { zh: '80 至 89 周岁', en: 'Aged 80 to 89' },
  AGE_90: { zh: '90 至 99 周岁', en: 'Aged 90 to 99' },
  AGE_100: { zh: '百岁老人', en: 'Aged 100 or more' },
};

/** The names that the sentences about a decision need. */
@Injectable()
export class Wordings {
  constructor(private readonly geo: GeoFacade) {}

  async of({ zh, en, unit }: ProgrammeLaw, decision: Decision): Promise<Wording> {
    const regions: Record<string, Words> = {};
    for (const code of codesIn(decision)) {
      const region = await this.geo.byCode(code);
      if (region) regions[code] = { zh: region.name, en: region.name };
    }
    return { programme: { zh, en }, unit: unitOf(unit), categories: CATEGORIES, regions };
  }
}

/** Codes of divisions that occur in the steps. */
function codesIn({ region, steps }: Decision): Set<string> {
  const codes = new Set<string>(region === null ? [] : [region]);
  for (const { need, saw } of steps) {
    if (need && 'region' in need && need.region) codes.add(need.region);
    for (const fact of ['residence', 'hukou'])
      for (const code of Array.isArray(saw[fact]) ? (saw[fact] as readonly string[]) : []) codes.add(code);
  }
  return codes;
}
