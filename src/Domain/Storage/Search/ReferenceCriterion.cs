using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>A reference: <c>Type/id</c>, <c>id</c>, an address, <c>:Type</c> with an id, <c>:identifier</c>, or <c>:above</c> and <c>:below</c>.</summary>
/// <remarks>FHIR R4, search.html#reference.</remarks>
internal static class ReferenceCriterion
{
    public static string Of(SearchScope scope, string row, SearchDefinition definition, string? modifier, string value)
    {
        if (modifier == "identifier")
        {
            return !definition.MayBe("Reference")
                ? scope.Refuse(RefusalKind.NotSupported, "modifier-unknown", $"'{definition.Code}' has no modifier ':identifier': it is a canonical address.", definition.Code)
                : TextCondition.In(
                scope, row, [IndexHash.Parameter(definition.Resource, definition.Code, ":identifier")], index => Identifier(scope, index, value));
        }

        if (modifier is "above" or "below")
        {
            return QueryText.Plain(value).Contains(':', StringComparison.Ordinal)
                ? CanonicalHierarchy.Of(scope, row, definition, modifier, QueryText.Split(value, '|'))
                : Hierarchy.Of(scope, row, definition, modifier, QueryText.Plain(value));
        }

        if (modifier is not null && SearchDefinitions.Of(modifier).Count == 0)
        {
            return scope.Refuse(RefusalKind.NotSupported, "modifier-unknown", $"'{definition.Code}' has no modifier ':{modifier}'; it has a type like :Patient, :identifier, :above, :below and :missing.", definition.Code);
        }

        var text = QueryText.Plain(value);
        if (modifier is not null && !IsOfType(definition, modifier, text))
        {
            return scope.Refuse(RefusalKind.Invalid, "modifier-type", $"'{definition.Code}:{modifier}' needs the id of a {modifier}, and '{definition.Code}' has to be able to name one.", definition.Code);
        }

        if (text.Contains(':', StringComparison.Ordinal))
        {
            return Canonical(scope, row, definition, QueryText.Split(value, '|'));
        }

        if (text.IndexOf("/_history/", StringComparison.Ordinal) is > 0 and var history)
        {
            text = text[..history];
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var (type, id) = slash < 0 ? (modifier, text) : (text[..slash], text[(slash + 1)..]);
        // A type that does not exist is a slip of the pen, and "nothing was found" would be believed.
        if (id.Length == 0 || id.Contains('/', StringComparison.Ordinal) || (type is not null && SearchDefinitions.Of(type).Count == 0))
        {
            return scope.Refuse(RefusalKind.Invalid, "reference-invalid", $"'{definition.Code}' needs a reference like Patient/123, the id alone, or an address.", definition.Code);
        }

        type ??= definition.Targets is [var only] ? only : null;
        return PersonParameters.Answers(definition.Resource, definition.Code) && type is null or "Patient"
            ? OfPerson(scope, row, definition, id, type)
            : Indexed(scope, row, definition, id, type);
    }

    private static bool IsOfType(SearchDefinition definition, string type, string text) =>
        (definition.Targets.Count == 0 || definition.Targets.Contains(type)) && (!text.Contains('/', StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal) || text.StartsWith(type + "/", StringComparison.Ordinal));

    /// <summary>Resources of a person and of everybody merged with them.</summary>
    public static string Person(SearchScope scope, string row, Guid person)
    {
        var wanted = scope.Sql.Value(person);
        return $"{row}.person = any(case when exists (select 1 from person_link l where l.ended is null and (l.person = {wanted} or l.survivor = {wanted})) "
            + $"then same_person({wanted}) else array[{wanted}] end)";
    }

    private static string OfPerson(SearchScope scope, string row, SearchDefinition definition, string id, string? type)
    {
        if (!PersonParameters.Answers(definition.Resource, definition.Code))
        {
            return Indexed(scope, row, definition, id, type);
        }

        var person = Person(scope, row, PersonParameters.PersonOf(id));
        return type == "Patient" ? person : $"({person} or {Indexed(scope, row, definition, id, type)})";
    }

    private static string Indexed(SearchScope scope, string row, SearchDefinition definition, string value, string? type) =>
        TextCondition.In(scope, row, [IndexHash.Parameter(definition.Resource, definition.Code)], index =>
            $"{index}.value = {scope.Sql.Value(value)}" + (type is null ? "" : $" and {index}.system = {scope.Sql.Value(IndexHash.System(type))}"));

    /// <summary>An address; of a canonical with its version, where one was asked for.</summary>
    private static string Canonical(SearchScope scope, string row, SearchDefinition definition, IReadOnlyList<string> parts) =>
        TextCondition.In(scope, row, [IndexHash.Parameter(definition.Resource, definition.Code)], index =>
            $"{index}.value = {scope.Sql.Value(IndexText.Fit(QueryText.Plain(parts[0])))}"
            + (parts.Count < 2 || parts[1].Length == 0 ? "" : $" and {index}.exact = {scope.Sql.Value(IndexText.Fit(QueryText.Plain(parts[1])))}"));

    private static string Identifier(SearchScope scope, string index, string value)
    {
        var parts = QueryText.Split(value, '|');
        var code = QueryText.Plain(parts.Count < 2 ? parts[0] : string.Join('|', parts.Skip(1)));
        string[] spellings = [.. new[] { CodeCase.Fold(code), code }.Distinct(StringComparer.Ordinal)];
        var equal = $"{index}.value in ({string.Join(", ", spellings.SelectMany(one => new[] { scope.Secret.Hide(one), IndexText.Fit(one) }).Select(scope.Sql.Value))})";
        var ofSystem = parts.Count < 2 ? "true" : $"{index}.system = {scope.Sql.Value(IndexHash.System(QueryText.Plain(parts[0])))}";
        return code.Length > 0 ? $"{equal} and {ofSystem}"
            : parts.Count > 1 && parts[0].Length > 0 ? ofSystem
            : scope.Refuse(RefusalKind.Invalid, "token-empty", "An identifier needs a value, or a system and a value like urn:system|123.", "identifier");
    }
}
