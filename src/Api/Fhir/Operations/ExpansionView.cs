using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Domain;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>Which codes of an expansion are wanted, and what is shown of each.</summary>
/// <param name="Filter">Words that display or code begin with or hold.</param>
/// <param name="Offset">How many to skip.</param>
/// <param name="Count">At most so many; null for all.</param>
/// <param name="Designations">With names in other languages.</param>
/// <param name="Named">Only these designations: <c>urn:ietf:bcp:47|language</c>, or <c>system|use</c>.</param>
/// <param name="Language">Language of the displays.</param>
/// <param name="Active">Without codes that are no longer used.</param>
/// <param name="Selectable">Without headings.</param>
/// <param name="Excluded">Code systems to leave out.</param>
/// <param name="Definition">With the definition of the value set.</param>
public sealed record ExpansionView(
    string? Filter, int Offset, int? Count, bool Designations, IReadOnlyList<string> Named, string? Language, bool Active, bool Selectable, IReadOnlyList<string> Excluded, bool Definition)
{
    private const string Language47 = "urn:ietf:bcp:47|";

    // Would change which codes there are; to leave them out in silence would be a wrong answer.
    private static readonly string[] NotOffered = ["context", "contextDirection", "date"];

    /// <summary>Every code, as it is.</summary>
    public static ExpansionView All { get; } = new(null, 0, null, false, [], null, false, false, [], false);

    /// <summary>Versions of code systems that are asked for.</summary>
    internal SystemVersions Versions { get; private init; } = SystemVersions.None;

    internal static Outcome<ExpansionView> Of(OperationInput input)
    {
        if (NotOffered.FirstOrDefault(name => input.Text(name) is not null) is { } refused)
        {
            return new Refusal(RefusalKind.NotSupported, "parameter-unsupported", $"'{refused}' is not supported here.", refused);
        }

        var versions = SystemVersions.Of(input.Texts("system-version"), input.Texts("check-system-version"), input.Texts("force-system-version"));
        if (!versions.Ok)
        {
            return Outcome<ExpansionView>.Refused(versions.Refusals);
        }

        var count = input.Text("count") is null ? (int?)null : input.Number("count", 0).Value;
        return Outcome<ExpansionView>.Of(new ExpansionView(
            input.Text("filter"), input.Number("offset", 0).Value, count, input.Flag("includeDesignations") == true || input.Texts("designation").Count > 0, input.Texts("designation"),
            input.Text("displayLanguage"), input.Flag("activeOnly") == true, input.Flag("excludeNotForUI") == true, input.Texts("exclude-system"), input.Flag("includeDefinition") == true)
        {
            Versions = versions.Value,
        });
    }

    internal bool Wants(Concept concept) =>
        !(Active && concept.IsInactive) && !(Selectable && concept.IsAbstract) && !Excluded.Contains(concept.System) && !Excluded.Contains($"{concept.System}|{concept.Version}")
        && (Filter is null || Filter.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word =>
            concept.Code.Contains(word, StringComparison.OrdinalIgnoreCase) || concept.DisplayIn(Language)?.Contains(word, StringComparison.OrdinalIgnoreCase) == true));

    internal bool Shows(Element designation) => Designations && (Named.Count == 0 || Named.Any(one =>
        one.StartsWith(Language47, StringComparison.Ordinal) ? designation["language"].Text == one[Language47.Length..]
        : one == $"{designation["use"]["system"].Text}|{designation["use"]["code"].Text}"));
}
