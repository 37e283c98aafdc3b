import { expect, test } from 'vitest';
import { z } from 'zod';
import { analysisSchema } from '../../src/analyze/analysis-schema.ts';

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Analysis of a connection log by penregister',
  ...z.toJSONSchema(analysisSchema, { target: 'draft-2020-12', reused: 'ref' }),
};

test('the published schema is made from the one in use (npm run update:goldens)', async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../../src/analyze/analysis.schema.json');
});
