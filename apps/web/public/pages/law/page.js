import { allowed } from '../../base/places.js';
import { section } from '../../base/section.js';
import { say } from '../../words/language.js';
import { parameterList } from './parameters.js';
import { beginButtons, programmeList } from './programme-list.js';
import { editVersion, newProgramme, nextVersion } from './version-editor.js';
import { versionFile } from './version-file.js';
import { whatIfFile } from './what-if-file.js';
import { tryButton, whatIfList } from './what-if-list.js';

const DRAFTING = ['COUNTY_HANDLER', 'COUNTY_REVIEWER', 'CITY_POLICY'];
const SEEING = [...DRAFTING, 'COUNTY_APPROVER', 'COUNTY_INSPECTOR', 'CITY_ADMIN', 'CITY_AUDITOR'];

/** Who may see or do what, as the permissions of the contexts have it; the server decides again. */
const CAN = {
  see: SEEING,
  draft: DRAFTING,
  decide: ['COUNTY_APPROVER', 'CITY_POLICY', 'CITY_ADMIN'],
  whatIf: SEEING,
  run: DRAFTING,
};

const programmes = (can) => ({
  key: 'law',
  title: say('项目与参数', 'Programmes'),
  sections: () =>
    [
      can.draft && section(say('起草', 'Draft'), async () => beginButtons()),
      section(say('待遇项目', 'Programmes'), programmeList),
      section(say('参数', 'Parameters'), () => parameterList(can)),
    ].filter(Boolean),
  open: {
    version: (id) => section(say('项目版本', 'A version'), () => versionFile(id, can)),
    edit: (id) => section(say('修改草稿', 'Edit the draft'), () => editVersion(id)),
    next: (id) => section(say('起草新版本', 'The next version'), () => nextVersion(id)),
    create: () => section(say('起草新项目', 'A new programme'), newProgramme),
  },
});

const whatIfs = (can) => ({
  key: 'what-if',
  title: say('草案试算', 'What if'),
  sections: () =>
    [
      can.run && section(say('试算草案', 'Try a draft'), async () => [tryButton()]),
      section(say('试算结果', 'Results'), whatIfList),
    ].filter(Boolean),
  open: { run: (id) => section(say('试算结果', 'A result'), (again) => whatIfFile(id, can, again)) },
});

/** The law of benefits: programmes, parameters, and what a draft would change. */
export const lawPage = {
  roles: CAN.see,
  areas(roles) {
    const can = allowed(CAN, roles);
    return [programmes(can), can.whatIf && whatIfs(can)].filter(Boolean);
  },
};
