/** QR texts of a picture or frame. The reader (WebAssembly) is loaded when first needed. */
export async function readCodes(picture: Blob | ImageData): Promise<readonly string[]> {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  prepareZXingModule({ overrides: { locateFile: () => '/scripts/zxing_reader.wasm' } });
  const found = await readBarcodes(picture, { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 4 });
  return found.filter((code) => code.isValid).map((code) => code.text);
}
