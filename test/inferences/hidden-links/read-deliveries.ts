import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Deliveries } from '../../../src/model/artifacts.ts';
import { deliveriesOf } from '../../graph/deliveries.ts';

/** Deliveries of a sample's log, and the names in the order of the ids. */
export function readDeliveries(file: string): { deliveries: Deliveries; names: string[] } {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(`fixtures/${file}`, 'utf8'), { header: true, skipEmptyLines: true });
  const names: string[] = [];
  const idOf = (name: string | undefined): number => {
    if (!name) return -1;
    if (!names.includes(name)) names.push(name);
    return names.indexOf(name);
  };
  const rows = data.filter(({ kind }) => kind === 'deliver' || kind === 'receive');
  return {
    deliveries: deliveriesOf(
      rows.map(
        ({ time = '', actor, peer, bytes_in }) => [Date.parse(time) / 1_000, idOf(actor), idOf(peer), Number(bytes_in || -1)] as const,
      ),
    ),
    names,
  };
}
