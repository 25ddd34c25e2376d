// Bundles every test with esbuild (the runtime need not read TypeScript) and hands them to node:test.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '..', 'obj', 'script-tests');
const wanted = process.argv[2] ?? '';
const entryPoints = readdirSync(join(here, 'tests')).filter((name) => name.endsWith('.test.ts') && name.includes(wanted));

await build({
  entryPoints: entryPoints.map((name) => join(here, 'tests', name)),
  bundle: true, platform: 'node', format: 'esm', target: 'node20', outdir: out, outExtension: { '.js': '.mjs' },
  external: ['@auth0/cose', 'cbor-x'], sourcemap: 'inline', logLevel: 'warning',
});
const built = entryPoints.map((name) => join(out, name.replace(/\.ts$/, '.mjs')));
process.exit(spawnSync(process.execPath, ['--enable-source-maps', '--test', ...built], { stdio: 'inherit', cwd: join(here, '..') }).status ?? 1);
