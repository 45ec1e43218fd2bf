import { Body, Controller, Delete, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Ctx } from '@anzhi/kernel';
import { Context, Permit } from '@anzhi/platform';
import { CreatedDto } from '../created.dto';
import { PeoplePermissions } from '../people.permissions';
import { AddCategory } from './add-category.usecase';
import { CategoryInput } from './categories.dto';
import { EndCategory } from './end-category.usecase';

@ApiTags('people')
@Controller('seniors/:id/categories')
@Permit(PeoplePermissions.recordCategory)
export class CategoriesController {
  constructor(
    private readonly addCategory: AddCategory,
    private readonly endCategory: EndCategory,
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
