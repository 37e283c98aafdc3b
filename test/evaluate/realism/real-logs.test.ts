import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type LogProfile, profileLog } from '../../../src/evaluate/realism/profile-log.ts';
import { tabulateRealism } from '../../../src/evaluate/realism/tabulate-realism.ts';
import { ingest } from '../../../src/ingest/ingest.ts';

const data = fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const present = existsSync(data);
if (!present) console.info('skipped: the folder of real logs is not beside the checkout');

async function profile(name: string, path: string, zone: string): Promise<LogProfile> {
  const { store, calendar } = await ingest([join(data, path)], { zone });
  try {
    return await profileLog(store, calendar, { name });
  } finally {
    await store.close();
  }
}

describe.skipIf(!present)('real logs', () => {
  it('show what was published of them, and differ from each other by every measure', async () => {
    const college = await profile('college', 'collegemsg/CollegeMsg.txt', 'America/Los_Angeles');
    const mail = await profile('mail', 'enron-igraph/edges.csv', 'floating');
    // SNAP's page of CollegeMsg: 1,899 nodes, 59,835 temporal edges (37 of them equal), 193 days.
    expect([college.endpoints, college.contacts, Math.floor(college.days ?? 0)]).toEqual([1_899, 59_835 - 37, 193]);
    // People burst, more than Poisson: Goh and Barabási, EPL 81 (2008), of e-mail and messages.
    for (const { measures } of [college, mail]) {
      const { atoms } = measures['endpoint-burstiness'] as { readonly atoms: readonly number[] };
      expect(atoms[atoms.length >> 1]).toBeGreaterThan(0.2);
      // Strong ties lie where neighbours are shared: Onnela et al., PNAS 104 (2007).
      expect(measures['overlap-by-strength']).toMatchObject({ value: expect.toSatisfy((rho: number) => rho > 0) });
    }
    const { rows } = tabulateRealism([], [college, mail]);
    for (const { between } of rows) expect(between[0]?.distance.value).toBeGreaterThan(0);
  });
});
