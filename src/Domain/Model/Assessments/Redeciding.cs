using System.Runtime.InteropServices;
using HealthAssess.Fhir;
using HealthAssess.Protocols;

namespace HealthAssess.Domain.Assessments;

/// <summary>Counts what a version of a protocol, with some values, decides of stored assessments.</summary>
/// <param name="tried">The version.</param>
/// <param name="values">Values in place of those the assessment was made with.</param>
/// <param name="versions">The versions that decided, by <c>ID@version</c>.</param>
public sealed class Redeciding(Protocol tried, IReadOnlyDictionary<string, object?> values, IReadOnlyDictionary<string, Protocol> versions)
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

        var parameters = situation.Parameters.Where(pair => tried.Parameters.ContainsKey(pair.Key) && WasSet(pair, reading.Protocol)).Concat(values)
            .GroupBy(pair => pair.Key).ToDictionary(pairs => pairs.Key, pairs => pairs.Last().Value);
        if (tried.ParameterObjections(parameters).Count > 0)
        {
            NotReadable++;
            return;
        }

        var decision = tried.Decide(situation with { Parameters = parameters });
        CollectionsMarshal.GetValueRefOrAddDefault(counts, (reading.Disposition.Code(), decision.Disposition.Code()), out _)++;
    }

    /// <summary>A value that a Point of Entry had set for itself stays; one that was only its version's own makes room for that of the version tried.</summary>
    private bool WasSet(KeyValuePair<string, object?> value, string version) =>
        !versions.TryGetValue(version, out var was) || !was.Parameters.TryGetValue(value.Key, out var parameter) || Values.Write(parameter.Default) != Values.Write(value.Value);
}
