import { expect, test } from 'vitest';
import { DEMO, writeDemo } from '../../src/simulate/demo-scenario.ts';

test.each(Object.entries(writeDemo(DEMO)))(
  'fixtures/demo/%s is what the simulator makes (npm run update:goldens)',
  async (name, content) => {
    await expect(content).toMatchFileSnapshot(`../../fixtures/demo/${name}`);
  },
);
