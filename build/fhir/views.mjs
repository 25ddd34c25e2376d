// Writes a typed view and a builder, one line a property, for the types the product works with.
import { builderFile, viewFile } from './csharp.mjs';

const RESOURCES = `Patient RelatedPerson Practitioner PractitionerRole Organization Location HealthcareService Endpoint Encounter EpisodeOfCare
Appointment Observation DiagnosticReport Specimen ServiceRequest Task Condition ClinicalImpression Flag AllergyIntolerance Questionnaire
QuestionnaireResponse PlanDefinition CarePlan Communication CommunicationRequest Immunization ImmunizationEvaluation
ImmunizationRecommendation AdverseEvent Medication SupplyDelivery Device Procedure MedicationRequest Consent Composition DocumentReference
Binary Bundle Parameters OperationOutcome Provenance AuditEvent Linkage List Group Basic Subscription CapabilityStatement
OperationDefinition SearchParameter StructureDefinition ValueSet CodeSystem ConceptMap Measure MeasureReport MessageHeader`.split(/\s+/);

// Of the data types, those that no resource above uses and nobody else needs.
const LEFT_OUT = new Set(['Element', 'BackboneElement', 'SimpleQuantity', 'MarketingStatus', 'Population', 'ProdCharacteristic', 'ProductShelfLife', 'SubstanceAmount']);

export function views(types) {
  const byName = new Map(types.map((t) => [t.name, t]));
  const roots = types.filter((t) => (t.kind === 'C' && !LEFT_OUT.has(t.name)) || (t.kind === 'R' && RESOURCES.includes(t.name)));
  return roots.flatMap((root) => {
    const family = [root, ...types.filter((t) => t.kind === 'B' && t.name.startsWith(root.name + '.'))]
      .map((t) => ({ ...t, elements: inherited(t, byName), own: ownOf(t, byName) }));
    return [[root.name + '.cs', viewFile(root, family)], [root.name + 'Builder.cs', builderFile(root, family)]];
  });
}

function inherited(type, byName) {
  const base = byName.get(type.base);
  return base ? [...inherited(base, byName), ...type.elements] : type.elements;
}

// What the hand-written base classes of the builders do not have yet.
const BASES = new Set(['Element', 'BackboneElement', 'Resource', 'DomainResource']);
function ownOf(type, byName) {
  const base = byName.get(type.base);
  return base && !BASES.has(base.name) ? [...ownOf(base, byName), ...type.elements] : type.elements;
}
