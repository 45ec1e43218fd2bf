import { Module } from '@nestjs/common';
import { PeopleModule } from '@anzhi/people';
import { AssessmentFacade } from './assessment.facade';
import { RecordResult } from './results/record-result.usecase';
import { ResultQueries } from './results/result.queries';
import { ResultRegister } from './results/result.register';
import { ResultsController } from './results/results.controller';

@Module({
  imports: [PeopleModule],
  controllers: [ResultsController],
  providers: [AssessmentFacade, ResultQueries, ResultRegister, RecordResult],
  exports: [AssessmentFacade],
})
export class AssessmentModule {}
