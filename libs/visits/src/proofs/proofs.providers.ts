import type { Provider, Type } from '@nestjs/common';
import { TimeAnchorsController } from '../clocks/clocks.controller';
import { TimeAnchors } from '../clocks/time-anchors';
import { Devices } from '../devices/devices';
import { DevicesController } from '../devices/devices.controller';
import { RecordSignals } from '../devices/punch-signals';
import { SealEvidence } from '../evidence/seal-evidence';
import { ReadTag } from '../tags/read-tag';
import { TagQueries } from '../tags/tag.queries';
import { Tags } from '../tags/tags';
import { TagsController } from '../tags/tags.controller';
import { DoorCodes } from '../visits/door-code';
import { AddProof } from './add-proof.usecase';
import { AnswerCallBack } from './answer-call-back.usecase';
import { FaceMatcher, FaceMatching } from './face-matching';
import { JoinFile } from './join-file.usecase';
import { ProofStanding } from './proof-standing';
import { ProofLawController } from './proof-law.controller';
import { ProofsController } from './proofs.controller';
import { ReadProofFile } from './read-proof-file.usecase';
import { RecordProofs } from './record-proofs';
import { SetProofLaw } from './set-proof-law.usecase';

/** Proofs, with the tags, clocks and devices they come from. */
export const proofProviders: Provider[] = [
  AddProof,
  AnswerCallBack,
  Devices,
  DoorCodes,
  FaceMatcher,
  FaceMatching,
  JoinFile,
  ProofStanding,
  ReadProofFile,
  ReadTag,
  RecordProofs,
  RecordSignals,
  SealEvidence,
  SetProofLaw,
  TagQueries,
  Tags,
  TimeAnchors,
];
export const proofControllers: Type[] = [
  DevicesController,
  ProofLawController,
  ProofsController,
  TagsController,
  TimeAnchorsController,
];
