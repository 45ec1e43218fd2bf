import { SanctionPoints } from '../sanctions/sanction-points';
import { AnswerCase } from './answer-case.usecase';
import { ApproveFinding } from './approve-finding.usecase';
import { AskEvidence } from './ask-evidence.usecase';
import { CaseAtHand } from './case-at-hand';
import { CaseClock } from './case-clock';
import { CaseClocks } from './case-clocks';
import { CaseJudgementController } from './case-judgement.controller';
import { CaseMoney } from './case-money';
import { CasePapers } from './case-papers.queries';
import { CaseQueries } from './case.queries';
import { CaseStore } from './case-store';
import { CasesController } from './cases.controller';
import { DecideAppeal } from './decide-appeal.usecase';
import { FileComplaint } from './file-complaint.usecase';
import { FindCase } from './find-case.usecase';
import { OpenCase } from './open-case';
import { TriageCase } from './triage-case.usecase';

export const caseProviders = [
  AnswerCase,
  ApproveFinding,
  AskEvidence,
  CaseAtHand,
  CaseClock,
  CaseClocks,
  CaseMoney,
  CasePapers,
  CaseQueries,
  CaseStore,
  DecideAppeal,
  FileComplaint,
  FindCase,
  OpenCase,
  SanctionPoints,
  TriageCase,
];

export const caseControllers = [CasesController, CaseJudgementController];
