using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using HealthAssess.Fhir.Search;

namespace HealthAssess.Storage.Index;

/// <summary>Which person a FHIR id stands for, and which reference parameters the <c>person</c> column already answers.</summary>
internal static class PersonParameters
{
    /// <summary>Types with exactly one patient or subject: there <c>patient</c> and <c>subject</c> need no index row of their own.</summary>
    private static readonly FrozenSet<string> OnePerson = new[]
    {
        "AdverseEvent", "AllergyIntolerance", "CarePlan", "ClinicalImpression", "Communication", "CommunicationRequest", "Composition",
        "Condition", "Consent", "DiagnosticReport", "DocumentReference", "Encounter", "EpisodeOfCare", "Flag", "Goal", "Immunization",
        "ImmunizationEvaluation", "ImmunizationRecommendation", "MedicationAdministration", "MedicationRequest", "MedicationStatement",
        "Observation", "Procedure", "QuestionnaireResponse", "RelatedPerson", "RiskAssessment", "ServiceRequest", "Specimen",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly string[] Possible = ["patient", "subject"];
    private static readonly ConcurrentDictionary<string, string[]> CodesByType = new(StringComparer.Ordinal);

    /// <summary>The parameters of a type that <c>person</c> answers.</summary>
    public static IReadOnlyList<string> Codes(string type) => CodesByType.GetOrAdd(
        type, static name => [.. Possible.Where(code => Answers(name, code) && SearchDefinitions.Find(name, code) is not null)]);

    /// <summary>Kind of row of a record that names nobody under such a parameter: its <c>person</c> is one of its own.</summary>
    public const string Nobody = ":nobody";

    /// <summary>True when <c>person</c> answers this parameter for references to a Patient.</summary>
    public static bool Answers(string type, string code) => code is "patient" or "subject" && OnePerson.Contains(type);

    /// <summary>The person of a Patient id: the id itself where it is a UUID as we write them, else a UUID made of it (a client's own id).</summary>
    public static Guid PersonOf(string patientId)
    {
        Span<char> written = stackalloc char[36];
        if (Guid.TryParseExact(patientId, "D", out var person) && person.TryFormat(written, out _) && written.SequenceEqual(patientId))
        {
            return person;
        }

        // RFC 9562 version 8: 122 bits of our own making.
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes("Patient/" + patientId), hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
