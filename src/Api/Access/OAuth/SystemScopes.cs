using System.Text.RegularExpressions;
using HealthAssess.Domain.Access;

namespace HealthAssess.Api.Access.OAuth;

/// <summary>Scopes of systems: <c>system/{type}.rs</c>, read and search only; the old form <c>.read</c> means the same.</summary>
/// <remarks>http://hl7.org/fhir/smart-app-launch/scopes-and-launch-context.html</remarks>
internal static partial class SystemScopes
{
    /// <summary>True for a scope that can be registered.</summary>
    public static bool IsOne(string scope) => TypeOf(scope) is { } type && (type == "*" || TypePolicies.Of(type) is not null);

    /// <summary>What of the scopes asked for is registered: <c>*</c> asks for all that is.</summary>
    public static IReadOnlyList<string> Narrow(IEnumerable<string> asked, IReadOnlyCollection<string> registered)
    {
        var own = registered.Select(TypeOf).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var types = asked.Select(TypeOf).OfType<string>()
            .SelectMany(type => type == "*" ? own : own.Contains(type) || (own.Contains("*") && TypePolicies.Of(type) is not null) ? [type] : []);
        return [.. types.Distinct().Order(StringComparer.Ordinal).Select(type => $"system/{type}.rs")];
    }

    /// <summary>The types that a token with these scopes reads; empty for all.</summary>
    public static IEnumerable<string> Types(IReadOnlyCollection<string> scopes) =>
        scopes.Contains("system/*.rs") ? [] : scopes.Select(TypeOf).OfType<string>();

    private static string? TypeOf(string scope) => Form().Match(scope) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^system/(\*|[A-Z][A-Za-z]+)\.(?:rs|r|s|read)$")]
    private static partial Regex Form();
}
