import { Rulebooks } from '../rulebooks/rulebooks';
import { RulebooksController } from '../rulebooks/rulebooks.controller';
import { SetRulebook } from '../rulebooks/set-rulebook.usecase';
import { CareGate } from './care-gate';
import { CareKinds } from './care-kinds';
import { CareRecord } from './care-record';
import { AcknowledgeRisks, ReadCareSheet } from './care-sheet.usecase';
import { CareController, CareRisksController } from './care.controller';
import { Risks } from './risks';
import { EndRisk, ReadRisks, RecordRisk, RiskAccess } from './risks.usecase';
import { VitalReadings } from './vital-readings';
import { ReadVitalSigns, RecordVitalSigns } from './vital-signs.usecase';

export const careProviders = [
  ...[CareGate, CareKinds, CareRecord, Risks, RiskAccess, Rulebooks, VitalReadings],
  ...[AcknowledgeRisks, EndRisk, ReadCareSheet, ReadRisks, ReadVitalSigns, RecordRisk, RecordVitalSigns],
  SetRulebook,
];

export const careControllers = [CareController, CareRisksController, RulebooksController];
