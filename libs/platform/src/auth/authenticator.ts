import type { Actor } from '@anzhi/kernel';

/** Port: turns an access token into the caller and his roles as they are now. `identity` implements it. */
export abstract class Authenticator {
  /** @returns undefined for a token that is forged, expired, or whose session was revoked */
  abstract authenticate(accessToken: string): Promise<Actor | undefined>;
}
