export { OversightModule } from './oversight.module';
export { OversightErrors } from './oversight.errors';
export { OversightPermissions } from './oversight.permissions';
export type { ReviewView } from './reviews/reviews.dto';
export { OpenCase, type Suspicion } from './cases/open-case';
