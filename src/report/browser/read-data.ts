import { ANALYSIS_VERSION, type Analysis } from '../../model/analysis.ts';

/** The analysis in the page's inert data block: base64, gzip, JSON. Rejects where it is damaged or of another version. */
export async function readData(block: HTMLElement): Promise<Analysis> {
  const bytes = Uint8Array.from(atob(block.textContent ?? ''), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const analysis = JSON.parse(await new Response(stream).text()) as Analysis;
  if (analysis.version !== ANALYSIS_VERSION) throw new Error(`data of version ${analysis.version}`);
  return analysis;
}
