import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MAY_IMPORT, PACKAGE_PLACES } from './folders.ts';
import { readSource } from './read-source.ts';
import { RULES } from './rules.ts';

const ROOT = new URL('../../', import.meta.url);

const sources = readdirSync(new URL('src', ROOT), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => `${entry.parentPath.replaceAll('\\', '/')}/${entry.name}`)
  .map((absolute) => absolute.slice(ROOT.pathname.length))
  .sort()
  .map((path) => readSource(path, readFileSync(new URL(path, ROOT), 'utf8')));

test('there is something to judge', () => {
  expect(sources.length).toBeGreaterThan(20);
  expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(sources.length);
});

describe.each(RULES)('$name', ({ advice, offences, except, planted }) => {
  test('holds', () => {
    const broken = sources
      .filter(({ path }) => !(path in except))
      .flatMap((source) => offences(source).map((what) => `${source.path}: ${what}`));
    expect(broken, advice).toEqual([]);
  });

  test.each(planted)('catches a planted violation in $path', ({ path, text }) => {
    expect(offences(readSource(path, text))).not.toEqual([]);
  });

  test('has no exception that is no longer needed', () => {
    for (const path of Object.keys(except)) {
      const source = sources.find((one) => one.path === path);
      expect(source ? offences(source) : [], `${path} no longer breaks this rule: take it off the list`).not.toEqual([]);
    }
  });
});

describe('the tables of folders and packages', () => {
  test('name every folder of src/', () => {
    const present = readdirSync(new URL('src', ROOT), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || /^(index|cli)\.ts$/.test(entry.name))
      .map((entry) => entry.name);
    for (const folder of present)
      expect(MAY_IMPORT, `src/${folder} has no place in the flow: state one in folders.ts`).toHaveProperty([folder]);
  });

  test('let no circle in', () => {
    const reaches = (from: string, seen: ReadonlySet<string> = new Set()): string[] =>
      (MAY_IMPORT[from] ?? []).flatMap((to) => (seen.has(to) ? [] : [to, ...reaches(to, new Set([...seen, to]))]));
    for (const folder of Object.keys(MAY_IMPORT)) expect(reaches(folder), `${folder} comes before itself`).not.toContain(folder);
  });

  test('name no package, and no place of one, that nothing uses', () => {
    for (const [name, places] of Object.entries(PACKAGE_PLACES)) {
      for (const place of places) {
        const used = sources.some(
          ({ path, imports }) =>
            `${path}/`.startsWith(`src/${place}/`) && imports.some((specifier) => specifier === name || specifier.startsWith(`${name}/`)),
        );
        expect(used, `${name} is not used in src/${place}: take it out of folders.ts`).toBe(true);
      }
    }
  });
});

describe('reading a source', () => {
  test('sees every way to import, and nothing in comments or strings', () => {
    const text = `
      import a from './a.ts'; import type { B } from './b.ts'; export * from './c.ts'; import './d.ts';
      const e = await import('./e.ts'); type F = import('./f.ts').F;
      // import './comment.ts'; Math.random()
      const text = "import './string.ts'; Date.now()";`;
    const { imports, uses } = readSource('src/model/x.ts', text);
    expect(imports).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts', './f.ts']);
    expect(uses.has('Math.random') || uses.has('Date.now')).toBe(false);
  });

  test('tells a global from a property of the same name', () => {
    const { uses } = readSource('src/model/x.ts', 'options.window; options.document.title; fetchAll(); store.fetch();');
    expect(uses.has('window.') || uses.has('document.') || uses.has('fetch()')).toBe(false);
  });
});
