import { obstacleToPair } from './pair.policy';

const nurse = { accountId: 'nurse', medical: true };
const doctor = { accountId: 'doctor', medical: true };
const worker = { accountId: 'worker', medical: false };
const helper = { accountId: 'helper', medical: false };

describe('two assessors', () => {
  it.each([
    [nurse, worker, [null, null], undefined],
    [worker, nurse, [null, null], undefined],
    [nurse, doctor, ['worker', 'helper'], undefined],
    [nurse, { ...nurse }, [null, null], 'sameAssessor'],
    [worker, helper, [null, null], 'noMedicalAssessor'],
    [nurse, worker, ['nurse', 'helper'], 'assessedBefore'],
    [nurse, worker, ['doctor', 'worker'], 'assessedBefore'],
  ] as const)('%j and %j, before %j: %s', (lead, second, before, obstacle) => {
    expect(obstacleToPair([lead, second], before)).toBe(obstacle);
  });
});
