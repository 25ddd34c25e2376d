using HealthAssess.Domain;

namespace HealthAssess.Storage.Search;

/// <summary>Leaves out the parameters that are not known here; what is known and makes no sense is an error all the same.</summary>
/// <remarks>FHIR R4, search.html#errors.</remarks>
internal sealed class LenientReading(Func<SearchScope> scope)
{
    /// <summary>What is left, and what was left out with the reasons.</summary>
    public (IReadOnlyList<(string Name, string Value)> Understood, IReadOnlyList<(string Name, string Value, IReadOnlyList<Refusal> Refusals)> Ignored) Of(
        IReadOnlyList<string> types, IReadOnlyList<(string Name, string Value)> pairs)
    {
        List<(string, string)> understood = [];
        List<(string, string, IReadOnlyList<Refusal>)> ignored = [];
        foreach (var pair in pairs)
        {
            Refusal[] refusals = [.. types.SelectMany(type => Refusals(type, pair)).DistinctBy(refusal => (refusal.Key, refusal.Expression))];
            if (refusals.Length > 0 && Array.TrueForAll(refusals, refusal => refusal.Kind == RefusalKind.NotSupported))
            {
                ignored.Add((pair.Name, pair.Value, refusals));
            }
            else
            {
                understood.Add(pair);
            }
        }

        return (understood, ignored);
    }

    private List<Refusal> Refusals(string type, (string Name, string Value) pair)
    {
        var trial = scope();
        foreach (var (name, value) in SearchParsing.Parse(type, [pair], trial.Refusals).Criteria)
        {
            Criterion.Of(trial, "r", type, name, value);
        }

        return trial.Refusals;
    }
}
