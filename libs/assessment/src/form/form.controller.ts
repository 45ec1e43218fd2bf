import {
  Body,
  Controller,
  Get,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  type StreamableFile,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Download, PageQuery, Permit, Public } from '@anzhi/platform';
import { AssessmentPermissions } from '../assessment.permissions';
import { CaseStateDto } from '../cases/cases.dto';
import { FORM_DEFINITION, FormDefinitionDto } from './form-definition.dto';
import {
  CaseFileDto,
  FormInput,
  ReadingInput,
  ReadingPageDto,
  SavedFormDto,
  SignatureInput,
} from './form.dto';
import { ReadCaseFile } from './read-case-file.usecase';
import { ReadingQueries } from './reading.queries';
import { SaveForm } from './save-form.usecase';
import { SignForm } from './sign-form.usecase';

@ApiTags('assessment')
@Controller()
export class FormController {
  constructor(
    private readonly saveForm: SaveForm,
    private readonly signForm: SignForm,
    private readonly readCaseFile: ReadCaseFile,
    private readonly readings: ReadingQueries,
  ) {}

  /** The items and options of GB/T 42195-2022 and the totals of the levels. */
  @Get('assessment-form')
  @Public('a published standard; says nothing about anybody')
  definition(): FormDefinitionDto {
    return FORM_DEFINITION;
  }

  /** Writes the form down, as a whole; the first time begins the assessment, later ones take signatures back. */
  @Put('ability-assessments/:id/form')
  @Permit(AssessmentPermissions.assess)
  save(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: FormInput,
  ): Promise<SavedFormDto> {
    return this.saveForm.execute(ctx, id, input);
  }

  /** Signs a version of the form; with the signature of the other assessor it is scored. */
  @Post('ability-assessments/:id/signatures')
  @Permit(AssessmentPermissions.assess)
  sign(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { version }: SignatureInput,
  ): Promise<CaseStateDto> {
    return this.signForm.execute(ctx, id, version);
  }

  /** The form with every answer, and all reasons, for a purpose; recorded. Families see the form once it is published. */
  @Post('ability-assessments/:id/readings')
  @Permit(AssessmentPermissions.readForm)
  read(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { purpose }: ReadingInput,
  ): Promise<CaseFileDto> {
    return this.readCaseFile.execute(ctx, id, purpose);
  }

  /** Who read it and what for, newest first. */
  @Get('ability-assessments/:id/readings')
  @Permit(AssessmentPermissions.viewReadings)
  log(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
  ): Promise<ReadingPageDto> {
    return this.readings.page(ctx, id, query);
  }

  /** A document that proves an adjustment, for whoever read the form today. */
  @Get('ability-assessments/:id/evidence/:fileId')
  @Permit(AssessmentPermissions.readForm)
  @Download()
  evidence(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
  ): Promise<StreamableFile> {
    return this.readings.evidence(ctx, id, fileId);
  }
}
