import type {
  AddressRow,
  AssessmentRow,
  Batch,
  CategoryRow,
  RepresentationRow,
  RepresentativeRow,
  SeniorRow,
} from './rows';

/** Rows of some households, collected until there are enough to hand on. */
export class SeniorBatch {
  readonly seniors: SeniorRow[] = [];
  readonly addresses: AddressRow[] = [];
  readonly categories: CategoryRow[] = [];
  readonly assessments: AssessmentRow[] = [];
  readonly representatives: RepresentativeRow[] = [];
  readonly representations: RepresentationRow[] = [];

  /** Whatever is referred to comes first. */
  *flush(): Generator<Batch> {
    yield { kind: 'seniors', rows: this.seniors };
    yield { kind: 'addresses', rows: this.addresses };
    yield { kind: 'categories', rows: this.categories };
    yield { kind: 'assessments', rows: this.assessments };
    yield { kind: 'representatives', rows: this.representatives };
    yield { kind: 'representations', rows: this.representations };
  }
}
