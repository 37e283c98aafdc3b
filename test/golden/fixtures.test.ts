import { expect, test } from 'vitest';
import { writeDemo } from '../../src/simulate/demo-scenario.ts';

test.each(Object.entries(writeDemo()))('fixtures/demo/%s is what the simulator makes (npm run update:goldens)', async (name, content) => {
  await expect(content).toMatchFileSnapshot(`../../fixtures/demo/${name}`);
});
