import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { missing, sharedBytes, sharedFiles, sharedText } from './sharedData.ts';

const skip = missing('dgc');
/** Texts by country and file; one country keeps a file of the same name for each version of the schema. */
const texts = new Map<string, string[]>();
for (const line of skip ? [] : sharedText('dgc', 'vectors.jsonl').trim().split('\n')) {
  const { path, PREFIX } = JSON.parse(line) as { path: string; PREFIX: string };
  const name = path.replace(/^([^/]+)\/.*?([^/]+)\.json$/, '$1__$2');
  texts.set(name, [...(texts.get(name) ?? []), PREFIX]);
}

describe('pictures of the EU vectors', { skip }, () => {
  const { buffer } = new Uint8Array(readFileSync('node_modules/zxing-wasm/dist/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: buffer } });

  for (const name of skip ? [] : sharedFiles('dgc', 'png')) {
    test(`${name} reads to its text`, async () => {
      const [code] = await readBarcodes(sharedBytes('dgc', 'png', name), { formats: ['QRCode'], tryHarder: true });
      assert.ok(texts.get(name.replace('.png', ''))!.includes(code?.text ?? ''));
    });
  }
});
