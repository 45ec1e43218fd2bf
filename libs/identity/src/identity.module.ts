import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { GeoModule } from '@anzhi/geo';
import { Authenticator, CONFIG, type Config } from '@anzhi/platform';
import { AccountBook } from './accounts/account-book';
import { Accounts } from './accounts/accounts';
import { AccountsController } from './accounts/accounts.controller';
import { AccountQueries } from './accounts/accounts.queries';
import { Appoint } from './accounts/appoint.usecase';
import { ChangeLocale } from './accounts/change-locale.usecase';
import { ChangePassword } from './accounts/change-password.usecase';
import { MeController } from './accounts/me.controller';
import { MeQueries } from './accounts/me.queries';
import { Passwords } from './accounts/passwords';
import { SetAccountStatus } from './accounts/set-account-status.usecase';
import { CodesController } from './codes/codes.controller';
import { OneTimeCodeEntity } from './codes/one-time-code.entity';
import { OneTimeCodes } from './codes/one-time-codes';
import { RequestCode } from './codes/request-code.usecase';
import { NoSmsGateway, PrintSmsGateway, SmsGateway } from './codes/sms-gateway';
import { DemoController } from './demo/demo.controller';
import { Guesses } from './guessing/guesses';
import { IdentityFacade } from './identity.facade';
import { Appointments } from './roles/appointments';
import { EndRole } from './roles/end-role.usecase';
import { GrantRole } from './roles/grant-role.usecase';
import { RoleGrants } from './roles/role-grants';
import { RoleLabels } from './roles/role-labels';
import { AccessTokens } from './sessions/access-tokens';
import { LogInByCode } from './sessions/log-in-by-code.usecase';
import { LogIn } from './sessions/log-in.usecase';
import { LoginTrail } from './sessions/login-trail';
import { RefreshSession } from './sessions/refresh-session.usecase';
import { RevokeSession } from './sessions/revoke-session.usecase';
import { SessionEntity } from './sessions/session.entity';
import { Sessions } from './sessions/sessions';
import { SessionsController } from './sessions/sessions.controller';
import { SessionQueries } from './sessions/sessions.queries';
import { TokenAuthenticator } from './sessions/token-authenticator';

const USE_CASES = [
  Appoint,
  ChangeLocale,
  ChangePassword,
  EndRole,
  GrantRole,
  LogIn,
  LogInByCode,
  RefreshSession,
  RequestCode,
  RevokeSession,
  SetAccountStatus,
];
const QUERIES = [AccountQueries, MeQueries, SessionQueries];
const SERVICES = [
  AccessTokens,
  AccountBook,
  Accounts,
  Appointments,
  Guesses,
  LoginTrail,
  OneTimeCodes,
  Passwords,
  RoleGrants,
  RoleLabels,
  Sessions,
];

@Module({
  imports: [TypeOrmModule.forFeature([OneTimeCodeEntity, SessionEntity]), GeoModule],
  controllers: [AccountsController, CodesController, DemoController, MeController, SessionsController],
  providers: [
    ...USE_CASES,
    ...QUERIES,
    ...SERVICES,
    IdentityFacade,
    { provide: Authenticator, useClass: TokenAuthenticator },
    {
      provide: SmsGateway,
      inject: [CONFIG],
      useFactory: (config: Config): SmsGateway =>
        config.mode === 'production' ? new NoSmsGateway() : new PrintSmsGateway(),
    },
  ],
  exports: [IdentityFacade, Authenticator, SmsGateway],
})
export class IdentityModule {}
