using HealthAssess.Domain.Assessments;
using HealthAssess.Fhir;
using HealthAssess.Protocols;

namespace HealthAssess.Api.Assessments;

/// <summary>One decision of an assessment as it is on record.</summary>
/// <param name="Impression">The ClinicalImpression.</param>
/// <param name="Reading">What it says.</param>
/// <param name="Response">The QuestionnaireResponse it was decided on.</param>
/// <param name="Protocol">The version that decided.</param>
internal sealed record StoredPart(Resource Impression, AssessmentReading Reading, Resource Response, Protocol Protocol);
