import { readFile } from 'node:fs/promises';
import { parseEvaluation } from '../analyze/evaluation-schema.ts';
import type { Evaluation } from '../model/evaluation.ts';
import { KnownFailure } from '../model/failure.ts';
import { systemReason } from './write-files.ts';

/** The file behind `--evaluation`. @throws KnownFailure 'unreadable' */
export async function readEvaluation(path: string): Promise<Evaluation> {
  let json: string;
  try {
    json = await readFile(path, 'utf8');
  } catch (error) {
    throw new KnownFailure('unreadable', `The evaluation could not be read: ${systemReason(error)}`, {
      where: `--evaluation ${path}`,
      remedy: 'Give the evaluation.json that `penregister evaluate -o` wrote.',
    });
  }
  return parseEvaluation(json, `--evaluation ${path}`);
}
