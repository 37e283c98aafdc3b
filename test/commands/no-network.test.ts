import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace, runCli } from './run-cli.ts';
import { askAll, smallLog } from './small-log.ts';

const work = createWorkspace();
/** Takes the network away from Node: every door to it throws, and says so where the test can see it. */
const hook = `
import dgram from 'node:dgram';
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { syncBuiltinESMExports } from 'node:module';
const refuse = (door) => () => { process.stderr.write('NETWORK ' + door + '\\n'); throw new Error('no network: ' + door); };
for (const [name, module, doors] of [
  ['dgram', dgram, ['createSocket']], ['dns', dns, ['lookup', 'resolve']], ['http', http, ['request', 'get', 'createServer']],
  ['https', https, ['request', 'get', 'createServer']], ['net', net, ['connect', 'createConnection', 'createServer']], ['tls', tls, ['connect']],
]) for (const door of doors) module[door] = refuse(name + '.' + door);
net.Socket.prototype.connect = refuse('Socket.connect');
dns.promises.lookup = refuse('dns.promises.lookup');
globalThis.fetch = refuse('fetch');
syncBuiltinESMExports();
`;
beforeAll(() => {
  writeFileSync(work.path('small.csv'), smallLog.csv);
  writeFileSync(work.path('hook.mjs'), hook);
});
afterAll(() => work.remove());

const args = (out: string) => ['analyze', work.path('small.csv'), '-o', work.path(out), ...askAll];
/** Starts a program in a network of its own, where the system lets it. */
const ALONE = ['unshare', '-rn'] as const;
const canUnshare = spawnSync(ALONE[0], [ALONE[1], 'true']).status === 0;
if (!canUnshare) console.info('skipped: this system does not let a test unshare its network (unshare -rn)');

describe('no network', () => {
  it('is what the hook gives', () => {
    const { stderr, status } = spawnSync(process.execPath, [
      '--import',
      work.path('hook.mjs'),
      '-e',
      "require('node:http').get('http://127.0.0.1')",
    ]);
    expect(status).not.toBe(0);
    expect(String(stderr)).toMatch(/NETWORK http\.get/);
  });

  it('is needed by an analysis', async () => {
    const run = await runCli(args('hooked'), { node: ['--import', work.path('hook.mjs')] });
    expect([run.code, run.left]).toEqual([0, []]);
    expect(run.stderr).not.toMatch(/NETWORK/);
  });

  it.skipIf(!canUnshare)('is needed by an analysis in a network of its own, in which there is nothing', async () => {
    const run = await runCli(args('unshared'), { under: ALONE });
    expect([run.code, run.left]).toEqual([0, []]);
  });
});
