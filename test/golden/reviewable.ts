import type { Analysis } from '../../src/model/analysis.ts';
import type { Evaluation } from '../../src/model/evaluation.ts';
import type { Figure } from '../../src/model/inference.ts';

const print = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;

/** What people review: everything but the columns that only a picture needs, the first row of each piece of evidence, and not what was measured elsewhere. */
export function reviewable({ views, measured, ...analysis }: Analysis): string {
  const { week, timeline, graph } = views;
  const drawn = {
    week: week && { endpoints: week.endpoints.length, events: week.events.reduce((sum, n) => sum + n, 0) },
    timeline: timeline && { lanes: timeline.lanes.length, shown: timeline.shownEvents, of: timeline.totalEvents },
    graph: graph && { nodes: graph.node.length, ties: graph.source.length },
  };
  const findings = analysis.findings.map((finding) => ({
    ...finding,
    evidence: finding.evidence.map(({ rows, ...evidence }) => ({ ...evidence, rows: rows.length, first: rows[0] })),
  }));
  return print({ ...analysis, measured: measured !== undefined, findings, views: drawn });
}

const inLines = (figures: readonly Figure[]): string[] => figures.map(({ label, value, unit }) => `${label}: ${value} ${unit}`.trim());

/** Of an analysis that is one of several: what became of each question, and its strongest findings with names for ids. */
export function excerpt({ outcomes, findings, endpoints, provenance, coverage }: Analysis, most = 3): string {
  const nameOf = (id: number): string => endpoints.name[endpoints.id.indexOf(id)] ?? String(id);
  return print({
    options: provenance.options,
    rows: provenance.inputs.map(({ path, rows }) => ({ path, ...rows })),
    endpoints: endpoints.total,
    coverage,
    outcomes: outcomes.map(({ method: _method, references: _references, question: _question, subjects: _subjects, ...outcome }) =>
      'summary' in outcome
        ? { ...outcome, summary: inLines(outcome.summary), skipped: outcome.skipped.map(({ count, why }) => `${count}: ${why}`) }
        : outcome,
    ),
    findings: findings
      .filter(({ rank, onlyByFocus }) => rank <= most || onlyByFocus)
      .map(({ id, subject, claim, strength, ratio, measures, evidence }) => ({
        id,
        about: subject.map(nameOf),
        claim: claim.map((part) => (typeof part === 'string' ? part : 'endpoint' in part ? nameOf(part.endpoint) : part)),
        strength,
        ...(ratio && {
          ratio: ratio.kind === 'ratio' ? { log10: ratio.log10, low: ratio.low, high: ratio.high, word: ratio.word } : 'none',
        }),
        measures: inLines(measures),
        evidence: evidence.map(
          ({ kind, total, rows }) => `${kind}: ${rows.length} of ${total} rows${rows[0] ? `, from line ${rows[0].line}` : ''}`,
        ),
      })),
  });
}

/** Of an evaluation: its worlds and its main table, one line a cell. */
export function mainTable({ worlds, summary }: Evaluation): string {
  const lines = (values: readonly unknown[]): string => values.map((value) => `  ${JSON.stringify(value)}`).join(',\n');
  const rows = summary.flatMap(({ question, cells }) => cells.map((cell) => ({ question, ...cell })));
  return `{\n "worlds": [\n${lines(worlds)}\n ],\n "cells": [\n${lines(rows)}\n ]\n}\n`;
}
