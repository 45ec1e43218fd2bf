import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CONFIG, HttpErrors, Public, type Config } from '@anzhi/platform';
import { PrintSmsGateway, SmsGateway } from '../codes/sms-gateway';
import { DemoLoginDto, DemoMessageDto } from './demo.dto';
import { readDemoLogins } from './demo-logins';

/** What only a demo shows. Outside of one there are no such endpoints. */
@ApiExcludeController()
@Controller('demo')
@Public('invented people of the demo city; in other modes the endpoint does not exist')
export class DemoController {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly sms: SmsGateway,
  ) {}

  @Get('logins')
  async logins(): Promise<DemoLoginDto[]> {
    this.onlyInDemo();
    return readDemoLogins(this.config.dataDir);
  }

  /** The last text messages, newest first. */
  @Get('messages')
  messages(): DemoMessageDto[] {
    this.onlyInDemo();
    return this.sms instanceof PrintSmsGateway ? [...this.sms.messages] : [];
  }

  private onlyInDemo(): void {
    if (this.config.mode !== 'demo') throw HttpErrors.unknownPath();
  }
}
