using System.Text.Json;
using HealthAssess.Fhir;
using HealthAssess.Protocols;

namespace HealthAssess.Domain.Assessments;

/// <summary>What a stored decision was made on, so that its protocol's version can be run again and must decide the same.</summary>
public static class StoredSituation
{
    /// <summary>Puts the situation together again; null for a ClinicalImpression that is not one of ours.</summary>
    /// <param name="protocol">The version that decided.</param>
    /// <param name="impression">The decision.</param>
    /// <param name="response">Its answers.</param>
    /// <param name="patient">Who was assessed.</param>
    public static Situation? Of(Protocol protocol, Resource impression, Resource response, Resource patient)
    {
        ArgumentNullException.ThrowIfNull(impression);
        ArgumentNullException.ThrowIfNull(patient);
        var root = impression.Root;
        return root.Extension(AssessmentCodes.AsOfExtension)["value"].Date?.Date.ToDateOnly() is not { } asOf ? null : new Situation
        {
            AsOf = asOf,
            Answers = Answers.Read(protocol, GivenAnswers.Of(response), asOf).Values,
            Parameters = Parameters(root),
            BirthDate = patient.Root["birthDate"].Date?.Date.ToDateOnly(),
            Gender = patient.Root["gender"].Text,
            Visits = Visits(root) is { Count: > 0 } visits ? visits : null,
        };
    }

    private static Dictionary<string, object?> Parameters(Element root)
    {
        Dictionary<string, object?> parameters = [];
        foreach (var parameter in root.Extensions(AssessmentCodes.ParameterExtension))
        {
            parameters[parameter.Extension("name")["value"].Text!] = Value(parameter.Extension("value")["value"].Text!);
        }

        return parameters;
    }

    private static object? Value(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.Number => document.RootElement.GetDecimal(),
            JsonValueKind.String => document.RootElement.GetString(),
            JsonValueKind.Array => document.RootElement.EnumerateArray().Select(item => item.GetString()!).ToList(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };
    }

    private static List<Visit> Visits(Element root)
    {
        List<Visit> visits = [];
        foreach (var visit in root.Extensions(AssessmentCodes.VisitExtension))
        {
            visits.Add(new Visit(visit.Extension("area")["value"].Text!, visit.Extension("left")["value"].Date?.Date.ToDateOnly()));
        }

        return visits;
    }
}
