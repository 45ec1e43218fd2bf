import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '@anzhi/platform';
import { hashPassword, LEAST_COST, matchesHash, type HashCost } from './password';

/** Passwords at the cost that the mode asks for: a test proves nothing by being slow. */
@Injectable()
export class Passwords {
  private readonly cost: HashCost | undefined;
  private decoy: Promise<string> | undefined;

  constructor(@Inject(CONFIG) { mode }: Pick<Config, 'mode'>) {
    this.cost = mode === 'test' ? LEAST_COST : undefined;
  }

  hash(password: string): Promise<string> {
    return hashPassword(password, this.cost);
  }

  /** Takes the same time when there is nothing to compare with, so that it does not show who has an account. */
  async verify(passwordHash: string | null | undefined, password: string): Promise<boolean> {
    this.decoy ??= this.hash('nobody');
    const matches = await matchesHash(passwordHash ?? (await this.decoy), password);
    return matches && Boolean(passwordHash);
  }
}
