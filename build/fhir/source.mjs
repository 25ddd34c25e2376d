// Reads HL7's R4 4.0.1 definitions as the npm package carries them, and names things the way our files name them.
import fs from 'node:fs';
import path from 'node:path';

const HL7 = 'http://hl7.org/fhir/';

export function open(folder) {
  const entries = (file) =>
    JSON.parse(fs.readFileSync(path.join(folder, 'dist/fhir/r4', file), 'utf8')).entry.map((e) => e.resource);
  const structures = [...entries('profiles-types.json'), ...entries('profiles-resources.json')]
    .filter((r) => r.resourceType === 'StructureDefinition');
  const terminology = ['valuesets.json', 'v3-codesystems.json', 'v2-tables.json'].flatMap(entries);
  const compartment = JSON.parse(fs.readFileSync(path.join(folder, 'dist/fhir/r4/compartmentdefinition-patient.json'), 'utf8'));
  return {
    structures,
    codeSystems: byUrl(terminology, 'CodeSystem'),
    valueSets: byUrl(terminology, 'ValueSet'),
    searchParameters: entries('search-parameters.json').filter((p) => p.url.startsWith(HL7 + 'SearchParameter/')),
    extensions: entries('extension-definitions.json').filter((r) => r.resourceType === 'StructureDefinition'),
    compartment: compartment.resourceType ? compartment : compartment.entry[0].resource,
  };
}

function byUrl(resources, type) {
  return new Map(resources.filter((r) => r.resourceType === type).map((r) => [r.url, r]));
}

/** The last part of an address under hl7.org/fhir, or the address itself. */
export function short(url, under) {
  const bare = url.split('|')[0];
  return bare.startsWith(HL7 + under + '/') ? bare.slice((HL7 + under + '/').length) : bare;
}

const kinds = { 'primitive-type': 'P', 'complex-type': 'C', resource: 'R' };

/** Flattens the StructureDefinitions into types: one for each definition and one for each element with children of its own. */
export function types(structures) {
  const all = [];
  for (const sd of structures) {
    const elements = sd.snapshot.element;
    const profile = sd.derivation === 'constraint';
    if (profile && sd.id !== 'SimpleQuantity') continue;
    const root = {
      name: sd.id, kind: kinds[sd.kind], abstract: sd.abstract === true,
      base: sd.baseDefinition ? short(sd.baseDefinition, 'StructureDefinition') : '',
      fhirName: profile ? sd.type : sd.id, invariants: invariants(elements[0], sd), elements: [], owner: sd.id,
    };
    const nested = new Map([[elements[0].path, root]]);
    all.push(root);
    if (profile) continue;
    for (const e of elements.slice(1)) {
      const at = e.path.lastIndexOf('.');
      const parent = nested.get(e.path.slice(0, at));
      if (!parent || !own(e, parent, sd)) continue;
      const children = elements.some((o) => o.path.startsWith(e.path + '.'));
      const element = describe(e, children, sd);
      parent.elements.push(element);
      if (!children) continue;
      const inner = { name: e.path, kind: 'B', abstract: false, base: e.type[0].code, fhirName: e.type[0].code, invariants: [], elements: [], owner: sd.id };
      nested.set(e.path, inner);
      all.push(inner);
    }
  }
  return all;
}

function own(e, parent, sd) {
  if (sd.kind === 'primitive-type') return e.path.endsWith('.value');
  return e.base.path === e.path;
}

function describe(e, children, sd) {
  const name = e.path.slice(e.path.lastIndexOf('.') + 1);
  return {
    name: name.replace('[x]', ''), choice: name.endsWith('[x]'), min: e.min, max: e.max,
    modifier: e.isModifier === true, summary: e.isSummary === true,
    types: children ? [{ code: e.path, targets: [] }] : typesOf(e, sd),
    binding: binding(e), invariants: invariants(e, sd), maxLength: e.maxLength,
    regex: sd.kind === 'primitive-type' ? regex(e) : undefined,
  };
}

function typesOf(e, sd) {
  if (e.contentReference) return [{ code: e.contentReference.slice(1), targets: [] }];
  const found = new Map();
  for (const t of e.type) {
    const code = typeCode(e, t, sd);
    const known = found.get(code) ?? { code, targets: [] };
    for (const target of t.targetProfile ?? []) known.targets.push(short(target, 'StructureDefinition'));
    found.set(code, known);
  }
  return [...found.values()];
}

function typeCode(e, t, sd) {
  if (t.profile?.[0]?.endsWith('/SimpleQuantity')) return 'SimpleQuantity';
  if (!t.code.startsWith('http://hl7.org/fhirpath/')) return t.code;
  if (e.path === 'Resource.id') return 'id';
  const declared = t.extension?.find((x) => x.url.endsWith('structuredefinition-fhir-type'));
  return declared?.valueUrl ?? 'string';
}

function regex(e) {
  return e.type?.[0]?.extension?.find((x) => x.url.endsWith('/regex'))?.valueString;
}

function binding(e) {
  const b = e.binding;
  if (!b?.valueSet || (b.strength !== 'required' && b.strength !== 'extensible')) return '';
  return b.strength[0] + ':' + short(b.valueSet, 'ValueSet');
}

// ele-1 holds for every element and is checked by the reader itself; it is not repeated 7,000 times.
function invariants(e, sd) {
  return (e.constraint ?? []).filter((c) => c.key !== 'ele-1' && c.expression && belongs(c, e, sd))
    .map((c) => ({ key: c.key, severity: c.severity, expression: CORRECTED[c.key] ?? c.expression }));
}

// que-7 says "answer is Boolean", which no FHIR element is: the type of FHIR is called boolean. R5 corrects it.
const CORRECTED = { 'que-7': "operator = 'exists' implies (answer is boolean)" };

// A constraint that comes with the element's type (ref-1 on each Reference) belongs to that type.
function belongs(c, e, sd) {
  const source = short(c.source ?? '', 'StructureDefinition');
  return source === '' || source === sd.id || e.path === sd.id && source === sd.id;
}
