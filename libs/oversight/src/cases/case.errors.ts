import { defineErrors } from '@anzhi/kernel';

export const CaseErrors = defineErrors('oversight', {
  caseNotFound: { status: 404, zh: '没有找到这个案件', en: 'There is no such case' },
  caseStepNotPossible: {
    status: 409,
    zh: '案件目前是“{state}”，现在不能办理这一步',
    en: 'The case does not allow this step now ({state})',
  },
  caseAnotherPerson: {
    status: 403,
    zh: '您已参与本案的另一环节，这一步须由其他同事办理',
    en: 'You had another part in this case; a colleague has to take this step',
  },
  caseNotIndependent: {
    status: 403,
    zh: '您与本案的服务有关联（服务人员、家属或机构人员），须由其他同事办理',
    en: 'You have to do with the services of this case yourself; a colleague has to handle it',
  },
  caseFindingIncomplete: {
    status: 422,
    zh: '每一次服务都要有且只有一个认定',
    en: 'A finding says one thing of every visit of the case',
  },
  caseFindingMinutes: {
    status: 422,
    zh: '认定服务时长不足时，须写明少了多少分钟；其他认定不填分钟',
    en: 'A short visit needs the minutes that were not served; no other does',
  },
  caseFindingOutcome: {
    status: 422,
    zh: '处理结果与对各次服务的认定不符',
    en: 'The outcome does not fit what is found of the visits',
  },
  caseUnheard: {
    status: 422,
    zh: '未听取机构申辩，不能作出不利于机构的认定',
    en: 'Nothing may be held against a provider that was not heard',
  },
  caseVisitNotFound: {
    status: 404,
    zh: '没有找到其中一次服务，或不在您的辖区',
    en: 'One of the visits does not exist, or lies outside your divisions',
  },
  caseVisits: {
    status: 422,
    zh: '案件中的服务必须属于同一家机构和同一县区',
    en: 'The visits of a case are one provider’s in one county',
  },
  caseVisitUnsettled: {
    status: 409,
    zh: '案件中的一次服务目前是“{state}”，须先办结',
    en: 'A visit of the case is still in state {state}; it has to be settled first',
  },
});
