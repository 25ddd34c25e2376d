// Type-checked sources become wwwroot/scripts: one module a page, the service worker, texts and the barcode reader.
import { build } from 'esbuild';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '..', 'wwwroot', 'scripts');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const pages = existsSync(join(here, 'pages')) ? readdirSync(join(here, 'pages')).filter((name) => name.endsWith('.ts')) : [];
await build({
  entryPoints: pages.map((name) => join(here, 'pages', name)),
  bundle: true, format: 'esm', target: 'es2022', minify: true, sourcemap: false, outdir: out, logLevel: 'warning',
});

const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
let total = 0;
for (const file of files) {
  const path = join(file.parentPath ?? file.path, file.name);
  const packed = gzipSync(readFileSync(path)).length;
  total += packed;
  console.log(`${relative(out, path).padEnd(28)} ${String(statSync(path).size).padStart(9)} B ${String(packed).padStart(9)} B packed`);
}
console.log(`offline pack ${(total / 1024 / 1024).toFixed(2)} MB packed`);
