import { SetTerms } from './set-terms.usecase';
import { TermsBook } from './terms-book';
import { TermsController } from './terms.controller';

export const termsProviders = [SetTerms, TermsBook];
export const termsControllers = [TermsController];
