// Writes which types the values of R4's own extensions may have; none for those that hold extensions.
export function extensions(definitions) {
  return definitions
    .filter((d) => d.type === 'Extension' && d.url.startsWith('http://hl7.org/fhir/StructureDefinition/'))
    .map((d) => [d.url.split('/').pop(), valueTypes(d)].join('\t'))
    .sort().join('\n') + '\n';
}

function valueTypes(definition) {
  const value = definition.snapshot.element.find((e) => e.path === 'Extension.value[x]' && !e.sliceName);
  return !value || value.max === '0' ? '' : [...new Set(value.type.map((t) => t.code))].join(' ');
}
