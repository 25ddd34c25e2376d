using HealthAssess.Domain;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Terminology;

/// <summary>Computes what a value set holds, from what is loaded here and from R4's own.</summary>
/// <remarks>http://hl7.org/fhir/R4/valueset.html#expansion. What cannot be known here is refused, never guessed.</remarks>
internal sealed class Expander(LoadedTerminology loaded)
{
    /// <summary>More codes than this are given page by page only, and no search runs over them.</summary>
    public const int MostAtOnce = 20_000;

    private const int MostCodes = 500_000;
    private const int Deepest = 12;

    // Of the code systems in R4's own value sets.
    private const string Edition = "4.0.1";

    public static Refusal TooMany { get; } =
        new(RefusalKind.TooCostly, "value-set-large", "The value set holds more than 20,000 codes. Narrow it, or ask for a page of it with count.", "url");

    /// <summary>The codes of the value set of that address.</summary>
    public async Task<Outcome<IReadOnlyList<Concept>>> Expand(string url, CancellationToken cancellation, SystemVersions? versions = null, int depth = 0)
    {
        if (depth > Deepest)
        {
            return new Refusal(RefusalKind.BusinessRule, "value-set-circle", "The value set includes itself, or others too deeply.", "url");
        }

        if (await loaded.Find("ValueSet", url, cancellation) is { } stored)
        {
            return await Expand(stored.Root, cancellation, versions, depth);
        }

        if (BaseValueSets.Find(url) is not { } known)
        {
            return new Refusal(RefusalKind.NotFound, "value-set-not-loaded", "This value set is neither loaded here nor one of R4's own.", "url");
        }

        return known.Any(one => one.Codes is null)
            ? new Refusal(RefusalKind.TooCostly, "value-set-endless", "This value set takes every code of a system that is not loaded here, so it cannot be listed.", "url")
            : Fixed([.. known.SelectMany(one => one.Codes!.Select(code => new Concept(one.System, code, BaseValueSets.Display(one.System, code))))], versions, Edition);
    }

    /// <summary>The codes of a value set.</summary>
    public async Task<Outcome<IReadOnlyList<Concept>>> Expand(Element valueSet, CancellationToken cancellation, SystemVersions? versions = null, int depth = 0)
    {
        if (valueSet["compose"] is not { Exists: true } compose)
        {
            return Fixed([.. Contained(valueSet["expansion"])], versions, edition: null);
        }

        Dictionary<(string, string), Concept> codes = [];
        foreach (var include in compose.All("include"))
        {
            var part = await Part(include, versions, depth, cancellation);
            if (!part.Ok)
            {
                return part;
            }

            foreach (var concept in part.Value)
            {
                codes.TryAdd((concept.System, concept.Code), concept);
            }

            if (codes.Count > MostCodes)
            {
                return TooMany;
            }
        }

        foreach (var exclude in compose.All("exclude"))
        {
            var part = await Part(exclude, versions, depth, cancellation);
            if (!part.Ok)
            {
                return part;
            }

            foreach (var concept in part.Value)
            {
                codes.Remove((concept.System, concept.Code));
            }
        }

        var active = compose["inactive"].Boolean == false;
        return Outcome<IReadOnlyList<Concept>>.Of([.. codes.Values.Where(concept => !(active && concept.IsInactive))]);
    }

    /// <summary>What an include or exclude names: codes of a system, restricted to what every named value set holds.</summary>
    private async Task<Outcome<IReadOnlyList<Concept>>> Part(Element part, SystemVersions? versions, int depth, CancellationToken cancellation)
    {
        IReadOnlyList<Concept>? codes = null;
        if (part["system"].Text is { } system)
        {
            var ofSystem = await OfSystem(part, system, versions ?? SystemVersions.None, cancellation);
            if (!ofSystem.Ok)
            {
                return ofSystem;
            }

            codes = ofSystem.Value;
        }

        foreach (var url in part.All("valueSet").Select(one => one.Text).OfType<string>())
        {
            var other = await Expand(url, cancellation, versions, depth + 1);
            if (!other.Ok)
            {
                return other;
            }

            var held = other.Value.Select(concept => (concept.System, concept.Code)).ToHashSet();
            codes = codes is null ? other.Value : [.. codes.Where(concept => held.Contains((concept.System, concept.Code)))];
        }

        return Outcome<IReadOnlyList<Concept>>.Of(codes ?? []);
    }

    private async Task<Outcome<IReadOnlyList<Concept>>> OfSystem(Element part, string system, SystemVersions versions, CancellationToken cancellation)
    {
        var version = versions.For(system, part["version"].Text);
        if (!version.Ok)
        {
            return Outcome<IReadOnlyList<Concept>>.Refused(version.Refusals);
        }

        var canonical = LoadedTerminology.Canonical(system, version.Value);
        var tree = await loaded.CodeSystem(canonical, cancellation);
        if (tree is null && version.Value is { } asked && asked != part["version"].Text)
        {
            return SystemVersions.NotLoaded(system, asked);
        }

        if (part["concept"].Exists)
        {
            return Outcome<IReadOnlyList<Concept>>.Of([.. part.All("concept").Select(concept => Listed(concept, system, tree))]);
        }

        if (tree is null)
        {
            return new Refusal(RefusalKind.NotFound, "code-system-not-loaded", $"The value set takes codes from {canonical}, a code system that is not loaded here.", "url");
        }

        IEnumerable<string> codes = tree.Codes;
        foreach (var filter in part.All("filter"))
        {
            if (ConceptFilter.Of(filter, tree) is not { } holds)
            {
                return new Refusal(RefusalKind.NotSupported, "filter-unsupported", "The value set has a filter that is not known here: is-a, descendent-of, is-not-a, =, in, not-in, exists, generalizes and regex (of regular expressions, without look-around and back references) are.", "url");
            }

            codes = codes.Where(holds);
        }

        return Outcome<IReadOnlyList<Concept>>.Of([.. codes.Select(tree.Concept)]);
    }

    private static Outcome<IReadOnlyList<Concept>> Fixed(IReadOnlyList<Concept> codes, SystemVersions? versions, string? edition) =>
        versions?.Objection(codes, edition) is { } objection ? objection : Outcome<IReadOnlyList<Concept>>.Of(codes);

    /// <summary>A code that the value set names, with what its system says of it.</summary>
    private static Concept Listed(Element concept, string system, CodeSystemTree? tree)
    {
        var code = concept["code"].Text ?? "";
        var defined = tree?.Concept(code) ?? new Concept(system, code);
        return defined with { Display = concept["display"].Text ?? defined.Display, Named = [concept, .. defined.Named] };
    }

    private static IEnumerable<Concept> Contained(Element holder)
    {
        foreach (var concept in holder.All("contains"))
        {
            if (concept["code"].Text is { } code && concept["abstract"].Boolean != true)
            {
                yield return new Concept(concept["system"].Text ?? "", code, concept["display"].Text, concept["version"].Text) { Named = [concept], IsInactive = concept["inactive"].Boolean == true };
            }

            foreach (var nested in Contained(concept))
            {
                yield return nested;
            }
        }
    }
}
