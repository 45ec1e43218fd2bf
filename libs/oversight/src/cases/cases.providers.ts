import { CaseClock } from './case-clock';
import { CaseMoney } from './case-money';
import { CaseStore } from './case-store';
import { OpenCase } from './open-case';

export const caseProviders = [CaseClock, CaseMoney, CaseStore, OpenCase];

export const caseControllers = [];
