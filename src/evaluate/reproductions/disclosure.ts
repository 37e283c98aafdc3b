import type { Random } from '../../model/random.ts';
import { discloseProfiles } from '../../stats/disclose-profiles.ts';
import { discloseProfile, roundsToDisclose } from '../../stats/disclosure.ts';
import { meanOf } from './figure-of.ts';
import type { Landmark } from './landmark.ts';
import { drawMix } from './mix.ts';

const SETTING = { people: 100, batch: 10, friends: 25, rounds: 2_000 };
const WORLDS = 8;
const BOUNDS = [
  { friends: 10, receivers: 1_000, batch: 20 },
  { friends: 20, receivers: 20_000, batch: 50 },
] as const;
const RUNS = 40;

/** Share of a sender's correspondents whose weight stands above that of all but one in twenty of the others (two deviations), after the rounds of the bound. */
function shareFound({ friends, receivers, batch }: (typeof BOUNDS)[number], rounds: number, random: Random): number {
  const offsets = Int32Array.from({ length: rounds + 1 }, (_, t) => t * batch);
  const receiver = Int32Array.from({ length: rounds * batch }, (_, i) => random.below(i % batch === 0 ? friends : receivers));
  const profile = discloseProfile({ offsets, receiver }, batch, new Float64Array(receivers).fill(1 / receivers));
  // Where the bound puts the boundary: so many deviations of others above their mean of none as of correspondents below their own.
  const other = Math.sqrt(((receivers - 1) * (batch - 1)) / receivers ** 2 / rounds);
  const own = Math.sqrt((friends - 1) / friends ** 2 / rounds + other ** 2);
  const boundary = other / (other + own) / friends;
  return profile.slice(0, friends).filter((weight) => weight > boundary).length / friends;
}

const meanSquare = (found: Float64Array, truth: Float64Array): number =>
  found.reduce((sum, share, i) => sum + (share - (truth[i] as number)) ** 2, 0) / found.length;

export const disclosureFamily: Landmark = {
  id: 'disclosure',
  result: 'A mix gives profiles away: Danezis’ bound, and least squares before the statistical disclosure attack',
  source: 'G. Danezis, SEC 2003; C. Troncoso et al., PETS 2008; F. Pérez-González, C. Troncoso, PETS 2012',
  setUp: `The bound: ${RUNS} senders each, rounds that it asks for at two deviations (95 %), with ${BOUNDS.map(({ friends, receivers, batch }) => `${friends} of ${receivers} and batches of ${batch}`).join('; ')}. Profiles: ${WORLDS} mixes of ${SETTING.people} people who write to ${SETTING.friends} each, ${SETTING.rounds} batches of ${SETTING.batch}; mean square errors as multiples of that of the plain attack`,
  traps: [
    'Equal friends and a uniform background, as the bound has them; real mail is neither.',
    'The literature puts least squares before the normalised attack; that depends on the number of rounds, and is measured here rather than assumed.',
  ],
  run(random) {
    const bounds = BOUNDS.map((bound, i) => {
      const rounds = Math.ceil(roundsToDisclose(bound.friends, bound.receivers, bound.batch, 2));
      const draw = random.fork(`bound ${i}`);
      const found = Array.from({ length: RUNS }, () => shareFound(bound, rounds, draw));
      return {
        what: `correspondents above the boundary after ${rounds} rounds, ${bound.friends} of ${bound.receivers}`,
        unit: 'share',
        published: { value: 0.95, read: 'derived', better: 'higher' } as const,
        ours: meanOf(found, 'senders', random.fork(`mean ${i}`)),
      };
    });
    const draw = random.fork('mixes');
    const errors = Array.from({ length: WORLDS }, () => {
      const { rounds, truth } = drawMix(SETTING, draw);
      const { sda, nsda, free, nonNegative } = discloseProfiles(rounds, SETTING.people, []);
      const plain = meanSquare(sda, truth);
      return [nsda as Float64Array, free, nonNegative].map((found) => meanSquare(found, truth) / plain);
    });
    const names = ['normalised attack', 'least squares', 'least squares without negative shares'];
    const ratios = names.map((name, i) => ({
      what: `mean square error, ${name} over the plain attack`,
      unit: '',
      ours: meanOf(
        errors.map((one) => one[i] as number),
        'mixes',
        random.fork(name),
      ),
    }));
    return [...bounds, ...ratios];
  },
};
