using HealthAssess.Domain;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir.Terminology;

/// <summary>Code systems, value sets and concept maps that are stored here, found by their canonical address; the newest where several have it.</summary>
internal sealed class LoadedTerminology(ResourceReader reader, Caller caller)
{
    private readonly Dictionary<(string, string), Resource?> known = [];
    private readonly Dictionary<Resource, CodeSystemTree> trees = [];

    /// <summary>The concepts of a code system; null where it is not here, or only its name is.</summary>
    public async Task<CodeSystemTree?> CodeSystem(string url, CancellationToken cancellation) =>
        await Find("CodeSystem", url, cancellation) is not { } found || found.Root["content"].Text == "not-present" ? null
        : trees.TryGetValue(found, out var tree) ? tree : trees[found] = new CodeSystemTree(found);

    /// <summary>Address and version in one; the address alone where there is no version.</summary>
    public static string Canonical(string url, string? version) => version is null ? url : $"{url}|{version}";

    /// <summary>The canonical address of a resource that may be named by a reference: <c>ValueSet/x</c>, here or at whatever address this server goes by.</summary>
    /// <remarks>http://hl7.org/fhir/R4/search.html#token: a literal reference comes before a logical address.</remarks>
    public async Task<string> Address(string type, string text, CancellationToken cancellation) =>
        text.Split('/') is [.., var named, var id] && named == type && await Find(type, text, cancellation) is null
            && await reader.Search(caller, type, $"_id={Escaped(id)}", cancellation) is { Ok: true, Value.Matches: [var only] } && only.Resource.Root["url"].Text is { } url
            ? Canonical(url, only.Resource.Root["version"].Text)
            : text;

    /// <summary>The resource of that address, with or without <c>|version</c>.</summary>
    public async Task<Resource?> Find(string type, string canonical, CancellationToken cancellation)
    {
        if (known.TryGetValue((type, canonical), out var found))
        {
            return found;
        }

        var (url, version) = canonical.Split('|', 2) is [var before, var after] ? (before, after) : (canonical, null);
        var query = $"url={Escaped(url)}&_sort=-_lastUpdated&_count=1" + (version is null ? "" : $"&version={Escaped(version)}");
        var page = await reader.Search(caller, type, query, cancellation);
        return known[(type, canonical)] = page is { Ok: true, Value.Matches: [var newest, ..] } ? newest.Resource : null;
    }

    private static string Escaped(string text) =>
        Uri.EscapeDataString(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal));
}
