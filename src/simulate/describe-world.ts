import { OBSERVERS } from './observers/registry.ts';
import type { Truth } from './truth.ts';

/** Thousands apart by commas, whatever the language of the host. */
const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

/** The README of a simulated folder. */
export function describeWorld(truth: Truth): string {
  const { title, note, seed, people, days, from, to, zone, observers, scenario } = truth;
  const rows = observers.map(({ id, file: name, rows, clockStepMs, of }) => {
    const step = clockStepMs >= 1_000 ? `${clockStepMs / 1_000} s` : `${clockStepMs} ms`;
    return `| \`${name}\` | ${OBSERVERS[id].describes}${of === undefined ? '' : `; here of ${of}`} | ${grouped(rows)} | ${step} |`;
  });
  return `# ${title}

${note}

Scenario \`${scenario}\`, seed ${seed}: ${grouped(people.name.length)} people over ${days} days, ${from.slice(0, 10)} to ${to.slice(0, 10)}, most of them in ${zone}. The same days, as each observer would have logged them:

| file | who wrote it, and what it holds | rows | clock step |
|---|---|---|---|
${rows.join('\n')}

Times are UTC. \`scenario.json\` holds the parameters that make all of this again, to the byte. \`truth.json\` says what was true: who is who, who lives and works with whom, how often each pair is expected to be in contact, when people sleep, and what was planted. No log says any of it.
`;
}
