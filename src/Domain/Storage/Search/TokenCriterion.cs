using System.Collections.Frozen;
using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>A token: <c>code</c>, <c>system|code</c>, <c>|code</c> (no system), <c>system|</c> (any code); <c>:text</c>, <c>:of-type</c>.</summary>
/// <remarks>FHIR R4, search.html#token. Negation is the caller's: <c>:not</c>.</remarks>
internal static class TokenCriterion
{
    /// <summary>Parameters over plain codes and booleans, whose system is implied and so not stored.</summary>
    private static readonly FrozenSet<string> PlainCodes =
        new[]
        {
            "gender", "status", "active", "intent", "address-use", "deceased", "priority", "experimental", "criticality", "content-mode",
            "subject-type", "relation", "part-status", "AllergyIntolerance.category", "AllergyIntolerance.type", "Group.type", "Group.actual",
            "lifecycle-status", "actuality", "confidentiality", "derivation", "kind", "abstract", "StructureDefinition.type",
        }.ToFrozenSet(StringComparer.Ordinal);

    public static string Of(SearchScope scope, string row, SearchDefinition definition, string? modifier, string value) => modifier switch
    {
        null or "not" => TextCondition.In(
            scope, row, Unions.Hashes(definition.Resource, definition.Code), index => Equal(scope, index, definition, QueryText.Split(value, '|'))),
        "text" => TextCondition.In(
            scope, row, Unions.Hashes(definition.Resource, definition.Code),
            index => $"position({scope.Sql.Value(" " + Folding.Fold(QueryText.Plain(value)))} in ' ' || {index}.exact) > 0"),
        "below" when definition.Code == MimeType => TextCondition.In(
            scope, row, Unions.Hashes(definition.Resource, definition.Code), index => MimeBelow(scope, index, QueryText.Plain(value))),
        "of-type" => OfType(scope, row, definition, value),
        _ => scope.Refuse(RefusalKind.NotSupported, "modifier-unknown", $"'{definition.Code}' has no modifier ':{modifier}'; it has :not, :text, :in, :not-in, :above, :below and :missing.", definition.Code),
    };

    /// <summary>The parameter whose <c>:below</c> goes by the base of a MIME type.</summary>
    public const string MimeType = "contenttype";

    /// <summary>From so many alternatives on they are looked up together.</summary>
    public const int Many = 8;

    /// <summary>One of many codes, as a value set gives them: one look-up for each system.</summary>
    public static string AnyOf(SearchScope scope, string row, SearchDefinition definition, IReadOnlyList<string> alternatives)
    {
        var parts = alternatives.Select(one => QueryText.Split(one, '|')).ToList();
        if (SearchSecret.Hides(definition.Code) || parts.Exists(one => one.Count > 2 || one[^1].Length == 0 || (one.Count == 2 && one[0].Length == 0)))
        {
            return Criterion.Each(scope, definition.Code, alternatives, one => Of(scope, row, definition, null, one));
        }

        var systems = parts.GroupBy(one => one.Count == 2 ? QueryText.Plain(one[0]) : null, one => QueryText.Plain(one[^1])).ToList();
        return !scope.Takes(systems.Count - 1, definition.Code) ? "false" : TextCondition.In(scope, row, Unions.Hashes(definition.Resource, definition.Code), index => "(" + string.Join(" or ", systems
            .Select(group => $"({System(scope, index, definition, group.Key)} and {index}.value = any({scope.Sql.Value(group.SelectMany(code => Spellings(definition, group.Key, code)).Select(IndexText.Fit).ToArray())}))")) + ")");
    }

    private static string System(SearchScope scope, string index, SearchDefinition definition, string? system) => system switch
    {
        null => "true",
        _ when IsPlain(definition) && IsImplied(system) => $"{index}.system in ({scope.Sql.Value(IndexHash.System(system))}, 0)",
        _ => $"{index}.system = {scope.Sql.Value(IndexHash.System(system))}",
    };

    /// <summary>The condition on an index row.</summary>
    public static string Equal(SearchScope scope, string index, SearchDefinition definition, IReadOnlyList<string> parts)
    {
        // A bar that nobody escaped is part of the code.
        var code = QueryText.Plain(parts.Count < 2 ? parts[0] : string.Join('|', parts.Skip(1)));
        var system = parts.Count < 2 ? null : QueryText.Plain(parts[0]);
        List<string> conditions = [];
        if (code.Length > 0)
        {
            conditions.Add(Value(scope, index, definition, Spellings(definition, system, code)));
        }

        if (system is { Length: 0 } && code.Length > 0)
        {
            conditions.Add($"{index}.system = 0");
        }
        else if (!string.IsNullOrEmpty(system))
        {
            conditions.Add(System(scope, index, definition, system));
        }

        return conditions.Count > 0
            ? string.Join(" and ", conditions)
            : scope.Refuse(RefusalKind.Invalid, "token-empty", $"'{definition.Code}' needs a code, or a system and a code like http://loinc.org|8310-5.", definition.Code);
    }

    // The systems of plain codes are all HL7's own.
    private static bool IsImplied(string system) =>
        system.StartsWith("http://hl7.org/fhir/", StringComparison.Ordinal) || system.StartsWith("http://terminology.hl7.org/", StringComparison.Ordinal);

    // text/xml finds text/xml; charset=UTF-8 (search.html#mimetype).
    private static string MimeBelow(SearchScope scope, string index, string type) =>
        $"({index}.value = {scope.Sql.Value(type)} or ({index}.value >= {scope.Sql.Value(type + ";")} and {index}.value < {scope.Sql.Value(type + "<")}))";

    private static bool IsPlain(SearchDefinition definition) =>
        PlainCodes.Contains(definition.Code) || PlainCodes.Contains($"{definition.Resource}.{definition.Code}");

    /// <summary>How the index may spell a code: as it was asked for, unless that is the same in any case.</summary>
    /// <remarks>Codes of systems where case matters stand there as they are, and so do all that were stored before the index folded case, until it is made anew.</remarks>
    public static string[] Spellings(SearchDefinition definition, string? system, string code)
    {
        var folded = CodeCase.Fold(code);
        return folded == code || IsPlain(definition) || (system is not null && CodeCase.Matters(system)) ? [code] : [folded, code];
    }

    // Document numbers of persons are kept as keyed hashes; those of registers as they are.
    private static string Value(SearchScope scope, string index, SearchDefinition definition, string[] spellings)
    {
        string[] hidden = SearchSecret.Hides(definition.Code) ? [.. spellings.Select(scope.Secret.Hide)] : [];
        string[] values = hidden.Length > 0 && definition.Resource == "Patient" ? hidden : [.. hidden, .. spellings.Select(IndexText.Fit)];
        return values is [var only] ? $"{index}.value = {scope.Sql.Value(only)}" : $"{index}.value in ({string.Join(", ", values.Select(scope.Sql.Value))})";
    }

    private static string OfType(SearchScope scope, string row, SearchDefinition definition, string value)
    {
        if (!definition.MayBe("Identifier"))
        {
            return scope.Refuse(RefusalKind.NotSupported, "modifier-unknown", $"'{definition.Code}' has no modifier ':of-type': it finds no identifiers.", definition.Code);
        }

        var parts = QueryText.Split(value, '|');
        return parts.Count != 3 || parts.Skip(1).Any(QueryText.IsEmpty)
            ? scope.Refuse(RefusalKind.Invalid, "of-type-invalid", $"'{definition.Code}:of-type' needs system|code|value.", definition.Code)
            : TextCondition.In(
                scope, row, [IndexHash.Parameter(definition.Resource, definition.Code, $":of-type|{QueryText.Plain(parts[0])}|{QueryText.Plain(parts[1])}")],
                index => Value(scope, index, definition, Spellings(definition, null, QueryText.Plain(parts[2]))));
    }
}
