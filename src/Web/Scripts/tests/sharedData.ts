import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The published test data beside the checkout; npm runs in src/Web. */
const root = join(process.cwd(), '..', '..', '..', 'shared', 'data', 'certificates');

/** For `test(name, { skip })`: false where the folder is present, else the reason that is printed. */
export const missing = (folder: string): string | false =>
  existsSync(join(root, folder)) ? false : `published test data 'certificates/${folder}' is not beside this checkout`;

export const sharedText = (...path: string[]): string => readFileSync(join(root, ...path), 'utf8');

export const sharedJson = (...path: string[]): any => JSON.parse(sharedText(...path));

export const sharedFiles = (...path: string[]): string[] => readdirSync(join(root, ...path));

export const sharedBytes = (...path: string[]): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(root, ...path)));
