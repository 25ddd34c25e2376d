using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>Computes the codes of a value set from its expansion, or from codes and whole code systems that are at hand.</summary>
/// <remarks>FHIR R4, valueset.html#composition. Filters and nested value sets need a terminology server: then nothing is computed.</remarks>
internal static class ExpandedCodes
{
    public static ValueSetCodes? Of(Element valueSet, DefinitionSet definitions)
    {
        if (valueSet["expansion"].All("contains").Count > 0)
        {
            return new ValueSetCodes(Contained(valueSet["expansion"]).GroupBy(code => code.System, code => code.Code).Select(group => (group.Key, (IEnumerable<string>?)group)));
        }

        var compose = valueSet["compose"];
        if (!compose.Exists || compose["exclude"].Exists)
        {
            return null;
        }

        var parts = new List<(string, IEnumerable<string>?)>();
        foreach (var include in compose.All("include"))
        {
            if (include["filter"].Exists || include["valueSet"].Exists || include["system"].Text is not { } system)
            {
                return null;
            }

            var codes = include["concept"].Exists ? Codes(include) : WholeSystem(system, definitions);
            if (codes is null)
            {
                return null;
            }

            parts.Add((system, codes));
        }

        return new ValueSetCodes(parts);
    }

    private static List<string>? WholeSystem(string system, DefinitionSet definitions) =>
        definitions.Find(system, "CodeSystem") is { } given && given.Root["content"].Text == "complete" ? Codes(given.Root) : null;

    private static List<string> Codes(Element holder)
    {
        var codes = new List<string>();
        foreach (var concept in holder.All("concept"))
        {
            codes.Add(concept["code"].Text ?? "");
            codes.AddRange(Codes(concept));
        }

        return codes;
    }

    private static IEnumerable<(string System, string Code)> Contained(Element holder)
    {
        foreach (var concept in holder.All("contains"))
        {
            if (concept["code"].Text is { } code && concept["abstract"].Boolean != true)
            {
                yield return (concept["system"].Text ?? "", code);
            }

            foreach (var nested in Contained(concept))
            {
                yield return nested;
            }
        }
    }
}
