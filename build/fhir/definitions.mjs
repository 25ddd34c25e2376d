// Writes the definitions file: one line an element, one section a type; read lazily, section by section.
const flag = (e) => (e.choice ? 'c' : '') + (e.modifier ? 'm' : '') + (e.summary ? 's' : '');
const type = (t) => t.targets.length ? `${t.code}(${t.targets.join('|')})` : t.code;

export function definitions(types) {
  const invariants = new Map();
  const keys = (list) => list.map((i) => intern(invariants, i)).join(' ');
  const sections = types.map((t) => [
    ['=' + t.name, t.kind + (t.abstract ? 'a' : ''), t.base, t.fhirName, keys(t.invariants)].join('\t'),
    ...t.elements.map((e) => [
      e.name, e.min, e.max === '*' ? '*' : e.max, flag(e), e.types.map(type).join(' '), e.binding, keys(e.invariants), e.regex ?? '',
    ].join('\t').trimEnd()),
  ].join('\n'));
  const rules = [...invariants].sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, i]) => ['!' + id, i.severity, i.expression.replace(/\s+/g, ' ')].join('\t'));
  return sections.join('\n') + '\n' + '=!invariants\n' + rules.join('\n') + '\n';
}

// Keys are unique but for a few that two types share with different expressions; those get a letter.
function intern(known, invariant) {
  let id = invariant.key;
  for (let n = 0; known.has(id) && known.get(id).expression !== invariant.expression; n++) {
    id = `${invariant.key}~${String.fromCharCode(98 + n)}`;
  }
  known.set(id, invariant);
  return id;
}
