using System.Runtime.InteropServices;
using HealthAssess.Fhir;
using HealthAssess.Protocols;

namespace HealthAssess.Domain.Assessments;

/// <summary>Counts what a version of a protocol, with some values, decides of stored assessments.</summary>
/// <param name="tried">The version.</param>
/// <param name="values">Values in place of those the assessment was made with.</param>
public sealed class Redeciding(Protocol tried, IReadOnlyDictionary<string, object?> values)
{
    private readonly Dictionary<(string Was, string Becomes), int> counts = [];

    /// <summary>How many went from which disposition to which.</summary>
    public IReadOnlyDictionary<(string Was, string Becomes), int> Counts => counts;

    /// <summary>How many could not be decided again: answers gone, or values the version does not take.</summary>
    public int NotReadable { get; private set; }

    /// <summary>Counts one ClinicalImpression; those of other protocols are passed over.</summary>
    public void Add(Resource impression, Resource? patient, Resource? response)
    {
        if (AssessmentReading.Of(impression) is not { } reading || reading.Protocol.Split('@')[0] != tried.Id)
        {
            return;
        }

        if (patient is null || response is null || StoredSituation.Of(tried, impression, response, patient) is not { } situation)
        {
            NotReadable++;
            return;
        }

        var parameters = situation.Parameters.Where(pair => tried.Parameters.ContainsKey(pair.Key)).Concat(values)
            .GroupBy(pair => pair.Key).ToDictionary(pairs => pairs.Key, pairs => pairs.Last().Value);
        if (tried.ParameterObjections(parameters).Count > 0)
        {
            NotReadable++;
            return;
        }

        var decision = tried.Decide(situation with { Parameters = parameters });
        CollectionsMarshal.GetValueRefOrAddDefault(counts, (reading.Disposition.Code(), decision.Disposition.Code()), out _)++;
    }
}
