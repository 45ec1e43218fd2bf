import { caregiverRefusals, type CaregiverFacts, type CaregiverNeeds } from './caregiver.policy';

const able: CaregiverFacts = {
  accountId: 'caregiver',
  sex: 'FEMALE',
  skills: ['REHAB', 'LIFTING'],
  hasCredentials: true,
  isBusy: false,
  isExcluded: false,
  day: null,
};
const needs: CaregiverNeeds = { skills: ['REHAB'], sex: null, assignerId: 'dispatcher' };

describe('A caregiver', () => {
  it.each<[string, Partial<CaregiverFacts>, Partial<CaregiverNeeds>, string[]]>([
    ['who meets every rule', {}, {}, []],
    ['without the credential', { hasCredentials: false }, {}, ['CREDENTIAL_NOT_VALID']],
    ['without the skill', { skills: ['LIFTING'] }, {}, ['SKILL_MISSING']],
    ['of the sex required', {}, { sex: 'FEMALE' }, []],
    ['of the other sex', {}, { sex: 'MALE' }, ['OTHER_SEX_REQUIRED']],
    ['who is elsewhere', { isBusy: true }, {}, ['BUSY']],
    ['whom the senior does not want', { isExcluded: true }, {}, ['EXCLUDED']],
    ['who cannot be there in time', { day: 'WAY_TOO_LONG_BEFORE' }, {}, ['WAY_TOO_LONG_BEFORE']],
    ['who is elsewhere by both accounts', { isBusy: true, day: 'BUSY' }, {}, ['BUSY']],
    ['who would send himself', {}, { assignerId: 'caregiver' }, ['IS_DISPATCHER']],
    ['with two faults', { hasCredentials: false, isBusy: true }, {}, ['CREDENTIAL_NOT_VALID', 'BUSY']],
  ])('%s', (_who, facts, wanted, expected) => {
    expect(caregiverRefusals({ ...able, ...facts }, { ...needs, ...wanted })).toEqual(expected);
  });
});
