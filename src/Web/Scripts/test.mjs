// Bundles every test with esbuild (the runtime need not read TypeScript) and hands them to node:test.
// Prints what failed and why something was skipped; last line "N passed, N failed, N skipped".
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '..', 'obj', 'script-tests');
const wanted = process.argv[2] ?? '';
const tests = readdirSync(join(here, 'tests')).filter((name) => name.endsWith('.test.ts') && name.includes(wanted));

await build({
  entryPoints: tests.map((name) => join(here, 'tests', name)),
  bundle: true, platform: 'node', format: 'esm', target: 'node20', outdir: out, outExtension: { '.js': '.mjs' },
  external: ['@auth0/cose', 'cbor-x', 'jose', 'kill-the-clipboard'], sourcemap: 'inline', logLevel: 'warning',
});
const built = tests.map((name) => join(out, name.replace(/\.ts$/, '.mjs')));
const run = spawnSync(process.execPath, ['--enable-source-maps', '--test', '--test-reporter=tap', ...built], { encoding: 'utf8', cwd: join(here, '..'), maxBuffer: 1 << 28 });

let failing = false;
for (const line of run.stdout.split('\n')) {
  if (/^\s*(not )?ok \d+ /.test(line)) failing = /^\s*not ok/.test(line);
  if (failing || /# SKIP/.test(line)) console.log(line);
}
process.stderr.write(run.stderr);
const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(run.stdout)?.[1] ?? 0);
const failed = Math.max(count('fail') + count('cancelled'), run.status === 0 ? 0 : 1);
console.log(`${count('pass')} passed, ${failed} failed, ${count('skipped')} skipped`);
process.exit(failed === 0 ? 0 : 1);
