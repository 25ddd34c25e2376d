using System.Text;
using System.Text.RegularExpressions;
using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Search;
using Microsoft.AspNetCore.WebUtilities;

namespace HealthAssess.Api.Fhir.Terminology;

/// <summary>
/// Turns <c>code:in=value set</c>, <c>:not-in</c>, <c>code:below=code</c> and <c>:above</c> on token parameters into the codes
/// they stand for, before the search runs; chains and _has included.
/// </summary>
/// <remarks>http://hl7.org/fhir/R4/search.html#token</remarks>
internal sealed partial class CodeModifiers(LoadedTerminology loaded, Expander expander)
{
    // Goes by the beginning of the text, without a code system (search.html#mimetype).
    private const string MimeType = "contenttype";

    // A code that nothing has: what an empty value set finds.
    private const string Nothing = "urn:oid:0|none";

    /// <summary>The same for the condition of a write; null where there is none.</summary>
    public async Task<Outcome<string?>> Condition(string type, string? query, CancellationToken cancellation)
    {
        if (query is null)
        {
            return Outcome<string?>.Of(null);
        }

        var resolved = await Resolve(type, query, cancellation);
        return resolved.Ok ? Outcome<string?>.Of(resolved.Value) : Outcome<string?>.Refused(resolved.Refusals);
    }

    public async Task<Outcome<string>> Resolve(string type, string query, CancellationToken cancellation)
    {
        if (!query.Contains(":in", StringComparison.Ordinal) && !query.Contains(":not-in", StringComparison.Ordinal)
            && !query.Contains(":below", StringComparison.Ordinal) && !query.Contains(":above", StringComparison.Ordinal)
            && !query.Contains("%3A", StringComparison.OrdinalIgnoreCase) && !query.Contains("_filter", StringComparison.Ordinal))
        {
            return Outcome<string>.Of(query);
        }

        List<string> pairs = [];
        foreach (var (name, values) in QueryHelpers.ParseQuery(query))
        {
            foreach (var value in values)
            {
                var pair = name == "_filter" ? await Filter(value ?? "", cancellation) : await Pair(type, name, value ?? "", cancellation);
                if (!pair.Ok)
                {
                    return pair;
                }

                pairs.Add(pair.Value);
            }
        }

        return Outcome<string>.Of(string.Join('&', pairs));
    }

    private async Task<Outcome<string>> Pair(string type, string name, string value, CancellationToken cancellation)
    {
        var colon = name.LastIndexOf(':');
        var modifier = colon < 0 ? "" : name[(colon + 1)..];
        if (modifier is not ("in" or "not-in" or "below" or "above") || value.Length == 0 || !IsToken(type, name[..colon]) || name[..colon].EndsWith(MimeType, StringComparison.Ordinal))
        {
            return Outcome<string>.Of(Written(name, value));
        }

        var codes = await Codes(modifier, value, name, cancellation);
        return codes.Ok ? Outcome<string>.Of(Written(name[..colon] + (modifier == "not-in" ? ":not" : ""), codes.Value)) : codes;
    }

    /// <summary>A filter whose comparisons with value sets and with what lies above or below a code name the codes.</summary>
    /// <remarks>http://hl7.org/fhir/R4/search_filter.html#ops</remarks>
    private async Task<Outcome<string>> Filter(string filter, CancellationToken cancellation)
    {
        var (written, copied) = (new StringBuilder(), 0);
        foreach (var test in FilterCodes.Of(filter))
        {
            var codes = await Codes(test.Operator switch { "ss" => "below", "sb" => "above", _ => "in" }, test.Value, "_filter", cancellation);
            if (!codes.Ok)
            {
                return codes;
            }

            written.Append(filter, copied, test.Start - copied).Append(test.With(codes.Value));
            copied = test.End;
        }

        return Outcome<string>.Of(Written("_filter", written.Append(filter, copied, filter.Length - copied).ToString()));
    }

    /// <summary>The codes that a modifier and its value stand for, as alternatives of a search. The value may name several sets or codes itself.</summary>
    /// <remarks>http://hl7.org/fhir/R4/search.html#combining: with modifiers, too.</remarks>
    private async Task<Outcome<string>> Codes(string modifier, string value, string name, CancellationToken cancellation)
    {
        HashSet<Concept> all = [];
        foreach (var one in Comma().Split(value).Where(one => one.Trim().Length > 0).Select(one => one.Replace("\\,", ",", StringComparison.Ordinal)))
        {
            var codes = modifier is "in" or "not-in" ? await expander.Expand(await loaded.Address("ValueSet", one, cancellation), cancellation) : await Related(one, modifier == "below", cancellation);
            if (!codes.Ok)
            {
                return Outcome<string>.Refused([.. codes.Refusals.Select(refusal => refusal with { Expression = name, Kind = refusal.Kind == RefusalKind.NotFound ? RefusalKind.NotSupported : refusal.Kind })]);
            }

            all.UnionWith(codes.Value);
        }

        return all.Count > Expander.MostAtOnce ? Outcome<string>.Refused([Expander.TooMany with { Expression = name }])
            : Outcome<string>.Of(all.Count == 0 ? Nothing : string.Join(',', all.Select(code => $"{Escaped(code.System)}|{Escaped(code.Code)}").Distinct()));
    }

    /// <summary>A code with everything below it, or above it, in its own code system.</summary>
    private async Task<Outcome<IReadOnlyList<Concept>>> Related(string value, bool below, CancellationToken cancellation)
    {
        if (value.Split('|') is not [{ Length: > 0 } system, { Length: > 0 } code])
        {
            return new Refusal(RefusalKind.Invalid, "code-without-system", ":above and :below need one code with its system: system|code.");
        }

        if (await loaded.CodeSystem(system, cancellation) is not { } tree)
        {
            return new Refusal(RefusalKind.NotSupported, "code-system-not-loaded", "The code system is not loaded here, so what lies above or below a code is not known.");
        }

        IEnumerable<string> related = below ? tree.Descendants(code) : tree.Ancestors(code);
        return Outcome<IReadOnlyList<Concept>>.Of([new Concept(system, code), .. related.Select(one => new Concept(system, one))]);
    }

    /// <summary>Whether the parameter at the end of a chain or _has is a token.</summary>
    private static bool IsToken(string type, string name)
    {
        if (name.StartsWith("_has:", StringComparison.Ordinal))
        {
            return name.Split(':', 4) is [_, var there, _, var rest] && IsToken(there, rest);
        }

        if (name.Split('.', 2) is [var link, var further])
        {
            var (code, target) = link.Split(':') is [var before, var after] ? (before, after) : (link, null);
            IReadOnlyList<string> targets = target is null ? SearchDefinitions.Find(type, code)?.Targets ?? [] : [target];
            return targets.Any(one => IsToken(one, further));
        }

        return SearchDefinitions.Find(type, name)?.Type == SearchType.Token;
    }

    [GeneratedRegex(@"(?<!\\),")]
    private static partial Regex Comma();

    private static string Written(string name, string value) => $"{Uri.EscapeDataString(name)}={Uri.EscapeDataString(value)}";

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal).Replace("$", "\\$", StringComparison.Ordinal);
}
