import type { Actor } from '@anzhi/kernel';

/** What an access token says by itself: whose it is. Whether that session still holds is another question. */
export interface TokenClaims {
  readonly accountId: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
}

/** Port: turns an access token into the caller and his roles as they are now. `identity` implements it. */
export abstract class Authenticator {
  /** @returns undefined for a token that is forged, expired, or whose session was revoked */
  abstract authenticate(accessToken: string): Promise<Actor | undefined>;

  /** Asks nobody. @returns undefined for a token that is forged or expired */
  abstract read(accessToken: string): Promise<TokenClaims | undefined>;

  /**
   * Callers as they are now, many with one question.
   * @returns in the order of what was asked; undefined where the session was revoked or has ended
   */
  abstract actorsOf(claims: readonly TokenClaims[]): Promise<(Actor | undefined)[]>;
}
