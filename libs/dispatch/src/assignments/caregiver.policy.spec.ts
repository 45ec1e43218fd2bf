import { caregiverRefusals, type CaregiverFacts, type CaregiverNeeds } from './caregiver.policy';

const able: CaregiverFacts = {
  accountId: 'caregiver',
  sex: 'FEMALE',
  skills: ['REHAB', 'LIFTING'],
  hasCredentials: true,
  isBusy: false,
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
    ['who would send himself', {}, { assignerId: 'caregiver' }, ['IS_DISPATCHER']],
    ['with two faults', { hasCredentials: false, isBusy: true }, {}, ['CREDENTIAL_NOT_VALID', 'BUSY']],
  ])('%s', (_who, facts, wanted, expected) => {
    expect(caregiverRefusals({ ...able, ...facts }, { ...needs, ...wanted })).toEqual(expected);
  });
});
