import { parametersOf } from '../parameters/parameter-names';
import { SHIPPED } from '../shipped';
import type { TemplateListDto } from './programme-view.dto';

/** Every programme that came with the platform, to start a draft from. */
export const templates = (): TemplateListDto => ({
  items: SHIPPED.map(({ identity: { code, zh, en, unit }, about, regionCode, versions }) => {
    const { terms } = versions[versions.length - 1];
    return {
      code,
      zh,
      en,
      unit,
      about,
      regionCode,
      citation: terms.citation,
      parameters: parametersOf(terms),
    };
  }),
});
