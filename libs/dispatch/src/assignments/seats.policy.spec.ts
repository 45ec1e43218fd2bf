import { seatsToFill } from './seats.policy';

const sent = (...seats: [number, string][]) => seats.map(([seat, caregiverId]) => ({ seat, caregiverId }));

describe('The seats of an order', () => {
  it('is one where one comes', () => {
    expect(seatsToFill(1, [], { caregiverId: 'a' })).toEqual({ seats: sent([1, 'a']) });
    expect(seatsToFill(1, [], { caregiverId: 'a', secondCaregiverId: 'b' })).toMatchObject({
      problem: 'oneCaregiverOnly',
    });
    expect(seatsToFill(1, sent([1, 'a']), { caregiverId: 'b' })).toEqual({ problem: 'alreadyAssigned' });
  });

  it('are two where two come: both or none, and two people', () => {
    expect(seatsToFill(2, [], { caregiverId: 'a', secondCaregiverId: 'b' })).toEqual({
      seats: sent([1, 'a'], [2, 'b']),
    });
    expect(seatsToFill(2, [], { caregiverId: 'a' })).toMatchObject({ problem: 'secondCaregiverNeeded' });
    expect(seatsToFill(2, [], { caregiverId: 'a', secondCaregiverId: 'a' })).toMatchObject({
      problem: 'twoDifferentPeople',
    });
  });

  it.each([
    [1, 2],
    [2, 1],
  ])('of whom %i is there: only %i is taken', (has, lacks) => {
    const there = sent([has, 'a']);
    expect(seatsToFill(2, there, { caregiverId: 'b' })).toEqual({ seats: sent([lacks, 'b']) });
    expect(seatsToFill(2, there, { caregiverId: 'a' })).toMatchObject({ problem: 'sameCaregiver' });
    expect(seatsToFill(2, there, { caregiverId: 'b', secondCaregiverId: 'c' })).toMatchObject({
      problem: 'oneCaregiverOnly',
    });
  });
});
