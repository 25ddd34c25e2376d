// Writes R4's own extensions: the types of their values (none where they hold extensions), where they may stand, and whether they change meaning.
export function extensions(definitions) {
  return definitions
    .filter((d) => d.type === 'Extension' && d.url.startsWith('http://hl7.org/fhir/StructureDefinition/'))
    .map((d) => [d.url.split('/').pop(), valueTypes(d), contexts(d), d.snapshot.element[0].isModifier ? 'm' : ''].join('\t').trimEnd())
    .sort().join('\n') + '\n';
}

function valueTypes(definition) {
  const value = definition.snapshot.element.find((e) => e.path === 'Extension.value[x]' && !e.sliceName);
  return !value || value.max === '0' ? '' : [...new Set(value.type.map((t) => t.code))].join(' ');
}

// "Element" means anywhere; and what describes definitions HL7 itself puts on definitions of every kind.
function contexts(definition) {
  const expressions = (definition.context ?? []).map((c) => c.expression);
  if (expressions.includes('Element') || definition.id.startsWith('structuredefinition-')) return '';
  return (definition.context ?? []).filter((c) => c.type === 'element').map((c) => c.expression.replaceAll('[x]', '')).join(' ');
}
