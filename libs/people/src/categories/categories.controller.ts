import { Body, Controller, Delete, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { CreatedDto } from '../created.dto';
import { RetractionInput } from '../life-events/life-events.dto';
import { PeoplePermissions } from '../people.permissions';
import { AddCategory } from './add-category.usecase';
import { CategoryCorrectionInput, CategoryInput } from './categories.dto';
import { CorrectCategory } from './correct-category.usecase';
import { EndCategory } from './end-category.usecase';
import { RetractCategory } from './retract-category.usecase';

@ApiTags('people')
@Controller('seniors/:id/categories')
@Permit(PeoplePermissions.recordCategory)
export class CategoriesController {
  constructor(
    private readonly addCategory: AddCategory,
    private readonly correctCategory: CorrectCategory,
    private readonly endCategory: EndCategory,
    private readonly retractCategory: RetractCategory,
  ) {}

  /** Records that the senior belongs to a category. */
  @Post()
  add(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: CategoryInput,
  ): Promise<CreatedDto> {
    return this.addCategory.execute(ctx, id, input);
  }

  /** Records that it held at another time; what was recorded before is kept as what was known until now. */
  @Post(':categoryId/correction')
  correct(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) seniorId: string,
    @Param('categoryId', ParseUUIDPipe) categoryId: string,
    @Body() input: CategoryCorrectionInput,
  ): Promise<CreatedDto> {
    return this.correctCategory.execute(ctx, { seniorId, categoryId }, input);
  }

  /** Takes back a category that never held; what was recorded is kept as what was known until now. */
  @Post(':categoryId/retraction')
  retract(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) seniorId: string,
    @Param('categoryId', ParseUUIDPipe) categoryId: string,
    @Body() input: RetractionInput,
  ): Promise<CreatedDto> {
    return this.retractCategory.execute(ctx, { seniorId, categoryId }, input);
  }

  /** Ends it from today on; one that has not begun is taken back. */
  @Delete(':categoryId')
  end(
    @Context() ctx: Ctx,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('categoryId', ParseUUIDPipe) categoryId: string,
  ): Promise<CreatedDto> {
    return this.endCategory.execute(ctx, id, categoryId);
  }
}
