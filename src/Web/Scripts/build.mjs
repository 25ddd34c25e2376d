// Type-checked sources become wwwroot/scripts (page modules, texts, barcode reader) and wwwroot/verify-worker.js.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const web = join(here, '..');
const root = join(web, 'wwwroot');
const out = join(root, 'scripts');
const limit = 2.5 * 1024 * 1024;
rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, 'texts'), { recursive: true });

const shared = { bundle: true, target: 'es2022', minify: true, legalComments: 'none', logLevel: 'warning' };
const pages = readdirSync(join(here, 'pages')).filter((name) => name.endsWith('.ts'));
await build({ ...shared, entryPoints: pages.map((name) => join(here, 'pages', name)), format: 'esm', splitting: true, chunkNames: 'part-[hash]', outdir: out });
copyFileSync(join(web, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'), join(out, 'zxing_reader.wasm'));
for (const name of readdirSync(join(here, 'texts'))) {
  writeFileSync(join(out, 'texts', name), JSON.stringify(JSON.parse(readFileSync(join(here, 'texts', name), 'utf8'))));
}

// The offline pack of the verifier: what its page loads, each file with the hash of its content.
const scripts = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
const ours = scripts.filter((path) => !pages.some((page) => page !== 'verify.ts' && path.endsWith(join('scripts', page.replace('.ts', '.js')))));
// (The site's style sheet carries its hash in its name; the worker finds it in the page.)
const pack = [...ours, join(root, 'verify.css'), join(root, 'mark.svg')];
const hashes = Object.fromEntries(pack.map((path) => ['/' + relative(root, path).replaceAll('\\', '/'), createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16)]));
await build({ ...shared, entryPoints: [join(here, 'worker', 'verifyWorker.ts')], format: 'iife', define: { PACK: JSON.stringify(hashes) }, outfile: join(root, 'verify-worker.js') });

let total = 0;
for (const path of [...pack, join(root, 'style.css'), join(root, 'verify-worker.js')]) {
  const bytes = readFileSync(path);
  const packed = brotliCompressSync(bytes).length;
  total += packed;
  console.log(`${relative(root, path).padEnd(32)} ${String(bytes.length).padStart(8)} B ${String(packed).padStart(8)} B compressed`);
}
console.log(`offline pack ${(total / 1024 / 1024).toFixed(2)} MB compressed of at most 2.5`);
if (total > limit) process.exit(1);
