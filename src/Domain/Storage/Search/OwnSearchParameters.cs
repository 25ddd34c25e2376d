using HealthAssess.Storage.Search;

namespace HealthAssess.Storage;

/// <summary>A search parameter that FHIR does not define.</summary>
/// <param name="Code">Its name in a query.</param>
/// <param name="Types">The types it is for.</param>
/// <param name="Text">What it finds.</param>
public sealed record OwnSearchParameter(string Code, IReadOnlyList<string> Types, string Text)
{
    /// <summary>Its canonical address.</summary>
    public string Url => "https://healthassess.org/fhir/SearchParameter/" + Code;
}

/// <summary>The search parameters of our own, as the API publishes them.</summary>
public static class OwnSearchParameters
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<OwnSearchParameter> All { get; } =
    [
        new(
            SpecialCriterion.AnyName, SpecialCriterion.Named,
            "A name in any spelling, with or without diacritics, in Latin, Cyrillic, Arabic and other scripts: every word of it sounds like a word of the name."),
    ];
}
