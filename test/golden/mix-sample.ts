import { drawMix } from '../../src/evaluate/reproductions/mix.ts';
import { createRandom } from '../../src/stats/random.ts';

const SETTING = { people: 16, batch: 6, friends: 3, rounds: 600 };
const SEED = 8701;
const ROUND = 10 * 60_000;
const HELD = 60_000;

const user = (id: number): string => `user-${String(id).padStart(2, '0')}`;

/** The log of somebody who watches a mix at both ends: a round of messages goes in one by one, and comes out a minute later in another order. */
export function mixSample(): Record<string, string> {
  const { rounds, truth } = drawMix(SETTING, createRandom(SEED));
  const lines = ['time,kind,actor'];
  const write = (at: number, kind: string, who: number): void => {
    lines.push(`${new Date(at).toISOString()},${kind},${user(who)}`);
  };
  for (let t = 0; t < rounds.count; t++) {
    const start = Date.parse('2021-01-04T00:00:00Z') + t * ROUND;
    const sent = rounds.sender.subarray(rounds.senderOffsets[t], rounds.senderOffsets[t + 1]);
    const handed = rounds.receiver.slice(rounds.receiverOffsets[t], rounds.receiverOffsets[t + 1]).sort();
    sent.forEach((who, i) => {
      write(start + 1_000 * i, 'send', who);
    });
    for (const who of handed) write(start + HELD, 'receive', who);
  }
  const friends = Array.from({ length: SETTING.people }, (_, one) =>
    Array.from({ length: SETTING.people }, (_, other) => other)
      .filter((other) => (truth[one * SETTING.people + other] as number) > 0)
      .map(user),
  );
  return {
    'mix.csv': `${lines.join('\n')}\n`,
    'README.md': `# Mix

Fictional. ${SETTING.people} people write to each other through a mix, which hands out the messages of a round together and in another order. Whoever watches it at both ends sees who sends and who gets something, and not which belongs to which. Nobody in it exists.

Drawn by \`npm run update:fixtures\`, seed ${SEED}: ${SETTING.rounds} rounds of ${SETTING.batch} messages, each sender as likely as any other, each message to one of ${SETTING.friends} friends of the sender, chosen anew each time. Real mail comes in spells and favours some, which makes it harder to tell.

| file | who wrote it, and what it holds | rows | clock step |
|---|---|---|---|
| \`mix.csv\` | somebody who watches both ends of a mix: who sends, and who is handed something | ${String(lines.length - 1).replace(/\B(?=(\d{3})+$)/g, ',')} | 1 s |

Times are UTC. What was true, and no log says, is who is a friend of whom:

| sender | writes to |
|---|---|
${friends.map((others, one) => `| ${user(one)} | ${others.join(', ')} |`).join('\n')}
`,
  };
}
