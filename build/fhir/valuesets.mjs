// Writes the codes of the value sets that required and extensible bindings name.
// SNOMED CT and LOINC are not ours to copy: their parts of a value set read "any code of that system".

const OPEN = '*';
const LICENSED = new Set(['http://snomed.info/sct', 'http://loinc.org']);

export function valueSets(source, types) {
  const wanted = new Set(types.flatMap((t) => t.elements).map((e) => e.binding).filter(Boolean).map((b) => b.slice(2)));
  const lines = [];
  for (const name of [...wanted].sort()) {
    const url = name.includes(':') ? name : 'http://hl7.org/fhir/ValueSet/' + name;
    const content = expand(source, url, new Set());
    if (content === null || content.size === 0) continue;
    lines.push('=' + name);
    for (const [system, codes] of [...content].sort(([a], [b]) => (a < b ? -1 : 1))) {
      lines.push(system + '\t' + (codes === OPEN ? OPEN : [...codes].sort().join('\t')));
    }
  }
  return lines.join('\n') + '\n';
}

// The words of other publishers (DICOM, NUCC …) are not ours to copy either.
const READABLE = ['http://hl7.org/fhir/', 'http://terminology.hl7.org/'];

/** How the codes of those value sets read, system by system, where that is more than the code itself. */
export function displays(source, lines) {
  const systems = new Map();
  for (const [system, ...codes] of lines.split('\n').filter((line) => line && line[0] !== '=').map((line) => line.split('\t'))) {
    if (codes[0] !== OPEN && READABLE.some((own) => system.startsWith(own))) systems.set(system, new Set([...(systems.get(system) ?? []), ...codes]));
  }
  const text = [];
  for (const [system, codes] of [...systems].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const read = named(source, system).filter((c) => codes.has(c.code) && c.display && c.display !== c.code);
    if (read.length > 0) text.push('=' + system, ...read.map((c) => c.code + '\t' + c.display.replace(/\s+/g, ' ').trim()));
  }
  return text.join('\n') + '\n';
}

function named(source, system) {
  const all = (concepts) => concepts.flatMap((c) => [c, ...all(c.concept ?? [])]);
  return all(source.codeSystems.get(system)?.concept ?? []);
}

/** system → codes, or OPEN; null where the value set cannot be computed from the definitions. */
function expand(source, url, path) {
  const set = source.valueSets.get(url.split('|')[0]);
  if (!set?.compose || path.has(url)) return null;
  path.add(url);
  const content = new Map();
  for (const include of set.compose.include) {
    const part = included(source, include, path);
    if (part === null) return null;
    for (const [system, codes] of part) content.set(system, union(content.get(system), codes));
  }
  for (const exclude of set.compose.exclude ?? []) {
    const codes = content.get(exclude.system);
    if (codes && codes !== OPEN) for (const c of exclude.concept ?? []) codes.delete(c.code);
  }
  path.delete(url);
  return content;
}

function included(source, include, path) {
  if (include.valueSet) {
    const parts = include.valueSet.map((v) => expand(source, v, path));
    return parts.length === 1 && !include.system ? parts[0] : null;
  }
  if (LICENSED.has(include.system)) return new Map([[include.system, OPEN]]);
  if (include.concept) return new Map([[include.system, new Set(include.concept.map((c) => c.code))]]);
  return new Map([[include.system, ofSystem(source.codeSystems.get(include.system), include.filter ?? [])]]);
}

function ofSystem(system, filters) {
  if (system?.content !== 'complete' || !system.concept) return OPEN;
  const concepts = flatten(system.concept, []);
  const codes = new Set();
  for (const c of concepts) {
    const verdict = filters.every((f) => matches(c, f));
    if (filters.some((f) => !['is-a', 'descendent-of', 'is-not-a', '='].includes(f.op))) return OPEN;
    if (verdict) codes.add(c.code);
  }
  return codes;
}

function matches(concept, filter) {
  if (filter.op === 'is-a') return concept.code === filter.value || concept.above.includes(filter.value);
  if (filter.op === 'descendent-of') return concept.above.includes(filter.value);
  if (filter.op === 'is-not-a') return concept.code !== filter.value && !concept.above.includes(filter.value);
  return concept.properties.some((p) => p.code === filter.property && String(p.valueCode ?? p.valueString) === filter.value);
}

// Children are nested, or name their parents in the property "subsumedBy" (the v3 systems).
function flatten(concepts, above) {
  const list = concepts.flatMap((c) => [
    { code: c.code, above, properties: c.property ?? [] }, ...flatten(c.concept ?? [], [...above, c.code]),
  ]);
  if (above.length === 0) close(list);
  return list;
}

function close(list) {
  const byCode = new Map(list.map((c) => [c.code, c]));
  const climb = (c, seen) => {
    for (const p of c?.properties.filter((x) => x.code === 'subsumedBy') ?? []) {
      if (!seen.has(p.valueCode)) climb(byCode.get(p.valueCode), seen.add(p.valueCode));
    }
    return seen;
  };
  for (const c of list) c.above = [...new Set([...c.above, ...climb(c, new Set())])];
}

const union = (a, b) => (a === OPEN || b === OPEN ? OPEN : new Set([...(a ?? []), ...b]));

