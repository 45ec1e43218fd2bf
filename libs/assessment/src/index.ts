export { AssessmentModule } from './assessment.module';
export { AssessmentFacade } from './assessment.facade';
export { AssessmentErrors } from './assessment.errors';
export { AssessmentPermissions } from './assessment.permissions';
export { ABILITY_LEVELS, type AbilityFacts, type AbilityLevel, type NewResult } from './assessment.types';
