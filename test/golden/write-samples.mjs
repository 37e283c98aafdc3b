// Writes the sample worlds of fixtures/ again. Review the difference like code.   npm run update:fixtures
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const load = async (path) => (await runnerImport(fileURLToPath(new URL(path, import.meta.url)))).module;
const { SAMPLE_FOLDERS } = await load('./sample-folders.ts');
for (const { folder, files } of SAMPLE_FOLDERS) {
  const root = new URL(`../../fixtures/${folder}/`, import.meta.url);
  mkdirSync(root, { recursive: true });
  for (const [name, content] of Object.entries(files())) writeFileSync(new URL(name, root), content);
  console.log(`fixtures/${folder}`);
}
