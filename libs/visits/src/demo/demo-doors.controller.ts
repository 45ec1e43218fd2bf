import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CONFIG, HttpErrors, Public, type Config } from '@anzhi/platform';
import { readDemoDoors } from './demo-doors';

export class DemoDoorDto {
  /** Whose door it is at. */
  label: string;
  tagId: string;
  /** Hexadecimal. */
  secret: string;
}

/** The displays at the doors of the demo city. Outside of a demo there is no such endpoint. */
@ApiExcludeController()
@Controller('demo')
@Public('invented doors of the demo city; in other modes the endpoint does not exist')
export class DemoDoorsController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @Get('doors')
  doors(): Promise<DemoDoorDto[]> {
    if (this.config.mode !== 'demo') throw HttpErrors.unknownPath();
    return readDemoDoors(this.config.dataDir);
  }
}
