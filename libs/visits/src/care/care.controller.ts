import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, KeepAnswer, LEDGER_KEEP_DAYS, Permit } from '@anzhi/platform';
import { VisitsCarePermissions } from '../visits.care.permissions';
import { VisitsPermissions } from '../visits.permissions';
import { AcknowledgeRisks, ReadCareSheet } from './care-sheet.usecase';
import {
  CareSheetView,
  NewRiskDto,
  NewRiskView,
  RiskAcknowledgementDto,
  RiskListView,
  RiskQuery,
  VitalReadingsView,
  VitalSignsDto,
  VitalVerdictView,
} from './care.dto';
import { EndRisk, ReadRisks, RecordRisk } from './risks.usecase';
import { ReadVitalSigns, RecordVitalSigns } from './vital-signs.usecase';

/** What whoever serves reads before, and measures at the senior's. */
@ApiTags('visits')
@Controller('visits/:id')
@KeepAnswer(LEDGER_KEEP_DAYS)
export class CareController {
  constructor(
    private readonly sheet: ReadCareSheet,
    private readonly acknowledging: AcknowledgeRisks,
    private readonly measuring: RecordVitalSigns,
    private readonly vitalSigns: ReadVitalSigns,
  ) {}

  /** Risks first, then what to measure and when to stop; for the assigned caregiver, and the reading is recorded. */
  @Get('care-sheet')
  @Permit(VisitsPermissions.deliver)
  readSheet(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<CareSheetView> {
    return this.sheet.execute(ctx, id);
  }

  /** The caregiver has read these risks. */
  @Post('risk-acknowledgement')
  @HttpCode(204)
  @Permit(VisitsPermissions.deliver)
  acknowledge(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RiskAcknowledgementDto,
  ): Promise<void> {
    return this.acknowledging.execute(ctx, id, body.riskIds);
  }

  /** Vital signs taken during the service; the answer says what to do. */
  @Post('vital-signs')
  @HttpCode(201)
  @Permit(VisitsPermissions.deliver)
  measure(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VitalSignsDto,
  ): Promise<VitalVerdictView> {
    return this.measuring.execute(ctx, id, body);
  }

  /** Vital signs in the clear; the reading is recorded. */
  @Get('vital-signs')
  @Permit(VisitsCarePermissions.viewHealth)
  readVitalSigns(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<VitalReadingsView> {
    return this.vitalSigns.execute(ctx, id);
  }
}

/** Risks of seniors and their homes. */
@ApiTags('visits')
@Controller('care-risks')
@Permit(VisitsCarePermissions.careRisks)
export class CareRisksController {
  constructor(
    private readonly reading: ReadRisks,
    private readonly recording: RecordRisk,
    private readonly ending: EndRisk,
  ) {}

  /** Those of one senior that hold now; the reading is recorded. */
  @Get()
  list(@Context() ctx: Ctx, @Query() query: RiskQuery): Promise<RiskListView> {
    return this.reading.execute(ctx, query.seniorId);
  }

  /** Records a risk that somebody has noticed. */
  @Post()
  record(@Context() ctx: Ctx, @Body() body: NewRiskDto): Promise<NewRiskView> {
    return this.recording.execute(ctx, body);
  }

  /** Ends a risk that no longer is. */
  @Delete(':id')
  @HttpCode(204)
  end(@Context() ctx: Ctx, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.ending.execute(ctx, id);
  }
}
