import { say } from './language.js';

/** English of GB/T 42195-2022, by the score of each option; the Chinese comes from the server. */
const HELP = {
  4: 'Does it alone, needs no help',
  3: 'Does it with guidance or a reminder',
  2: 'Needs help, does most of it himself',
  1: 'Others do most of it; cooperates',
  0: 'Depends on others entirely, cannot cooperate',
};
const TALK = (verb) => ({
  4: `${verb} normally`,
  3: `${verb} with more time`,
  2: 'With difficulty; often repeated or simplified',
  1: 'With great difficulty; needs much help',
  0: 'Not at all',
});

const ITEMS = {
  'B1.1': [
    'Eating',
    {
      4: 'Eats and swallows alone, does not choke',
      3: 'With guidance or reminders, or alone with aids; does not choke',
      2: 'Some hands-on help, or chokes now and then (once a month or more)',
      1: 'Much hands-on help, or chokes often (once a week or more)',
      0: 'Depends on others, cannot swallow well, or has a feeding tube',
    },
  ],
  'B1.2': ['Grooming: face, teeth, hair, shaving, nails', HELP],
  'B1.3': ['Bathing: washing and drying the body', HELP],
  'B1.4': ['Putting on and taking off the upper garment, with buttons and zips', HELP],
  'B1.5': ['Putting on and taking off trousers, socks and shoes', HELP],
  'B1.6': [
    'Control of the bladder',
    {
      4: 'Normal in number and control',
      3: 'In control by day; more often or less controlled by night, or uses pads himself',
      2: 'Mostly in control by day, sometimes not (less than daily, more than weekly), or some help with aids',
      1: 'Mostly not in control by day (daily, but not always), or much help with aids',
      0: 'Incontinent, or has a catheter',
    },
  ],
  'B1.7': [
    'Control of the bowels',
    {
      4: 'Normal control',
      3: 'Sometimes (less than weekly) constipated or incontinent, or uses aids himself',
      2: 'Often (less than daily, more than weekly) constipated or incontinent, or some help',
      1: 'Mostly (daily, but not always) constipated or incontinent, or much help',
      0: 'Severe constipation or incontinence; depends on others',
    },
  ],
  'B1.8': ['Using the toilet: undressing, relieving, cleaning, dressing', HELP],
  'B2.1': ['Moving in bed: turning, sitting up, lying down', HELP],
  'B2.2': ['Moving between bed and chair: sit, stand, sit', HELP],
  'B2.3': [
    'Walking on level ground',
    {
      4: 'Walks about 50 m alone, no risk of falling',
      3: 'Walks about 50 m with a risk of falling, watched, guided or with a stick or frame',
      2: 'Needs some support by another person',
      1: 'Needs much support by another person',
      0: 'Cannot walk at all',
    },
  ],
  'B2.4': [
    'Stairs',
    {
      3: '10 to 15 steps up and down alone',
      2: 'With guidance or reminders',
      1: 'Needs help, does most of it himself',
      0: 'Depends mostly or entirely on others',
    },
  ],
  'B3.1': [
    'Orientation in time',
    {
      4: 'Knows year and month; date or weekday within a day',
      3: 'Not sure of the date or weekday (two days or more)',
      2: 'Not sure of the year or month, knows the half-year or season',
      1: 'Knows only morning, afternoon, day or night',
      0: 'No sense of time',
    },
  ],
  'B3.2': [
    'Orientation in place',
    {
      4: 'Goes out alone in the usual surroundings',
      3: 'Cannot go out alone, tells the address exactly',
      2: 'Cannot go out alone, knows much of the address',
      1: 'Cannot go out alone, knows little of the address',
      0: 'No sense of place',
    },
  ],
  'B3.3': [
    'Recognising people',
    {
      4: 'Knows those he lives with, their names and relations',
      3: 'Knows most of those he lives with',
      2: 'Knows some relatives or carers',
      1: 'Knows only himself or very few',
      0: 'Knows nobody, not even himself',
    },
  ],
  'B3.4': [
    'Memory',
    {
      4: 'As usual for the age, full recall',
      3: 'Mild: after 5 minutes recalls 0 or 1 of 3 words',
      2: 'Moderate: recent memory poor (does not recall the last meal)',
      1: 'Severe: remote memory poor (does not recall old friends)',
      0: 'Memory entirely confused',
    },
  ],
  'B3.5': ['Understanding', TALK('Understands')],
  'B3.6': ['Expressing himself', TALK('Expresses himself')],
  'B3.7': ['Aggressive behaviour', { 1: 'None', 0: 'Within the last month' }],
  'B3.8': ['Signs of depression', { 1: 'None', 0: 'Low mood within the last month' }],
  'B3.9': ['Consciousness', { 2: 'Awake, responds correctly', 1: 'Drowsy or clouded', 0: 'Stupor or coma' }],
  'B4.1': [
    'Sight, best corrected',
    {
      2: 'Normal',
      1: 'Reads only large print, or no headlines but recognises things',
      0: 'Only light, colours or shapes, or blind',
    },
  ],
  'B4.2': [
    'Hearing, with the usual aid',
    {
      2: 'Normal',
      1: 'Not when spoken to softly or from more than 2 m; needs quiet or a loud voice',
      0: 'Hears loud and slow speech only in part, or deaf',
    },
  ],
  'B4.3': [
    'Daily affairs: laundry, small shopping, medicines',
    {
      4: 'Plans and does all of it alone',
      3: 'Needs to be watched or guided',
      2: 'Needs some help',
      1: 'Needs much help',
      0: 'Depends on others entirely',
    },
  ],
  'B4.4': [
    'Going out by transport',
    {
      3: 'By bicycle or public transport alone',
      2: 'By taxi alone, not otherwise',
      1: 'By public transport with somebody',
      0: 'Only by taxi or car with help, or does not go out',
    },
  ],
  'B4.5': [
    'Social life',
    {
      4: 'Takes part, adapts well, treats people properly',
      3: 'Adapts to simple surroundings, approaches people; misses hidden meanings',
      2: 'Withdrawn, answers when approached, odd words, easily cheated',
      1: 'Hardly in contact, unclear, odd expression',
      0: 'Cannot deal with people',
    },
  ],
};

const GROUPS = { B1: 'Self-care', B2: 'Mobility', B3: 'Mental state', B4: 'Perception and social life' };

export const groupName = ({ code, zh }) => say(zh, GROUPS[code] ?? code);
export const itemTitle = ({ code, zh, hint }) =>
  say(hint ? `${zh}（${hint}）` : zh, ITEMS[code]?.[0] ?? code);
export const optionName = ({ code }, { score, zh }) => say(zh, ITEMS[code]?.[1][score] ?? String(score));
