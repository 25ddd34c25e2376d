using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>A condition on what a reference points to: <c>patient.name=…</c>, <c>subject:Patient.identifier=…</c>.</summary>
/// <remarks>FHIR R4, search.html#chaining. The row filter holds for every resource on the way: a chain tells nothing that a read would not.</remarks>
internal static class Chain
{
    /// <param name="scope">The search.</param>
    /// <param name="row">The row's name in the statement.</param>
    /// <param name="type">The type that has the reference.</param>
    /// <param name="indexed">The name its values stand under in the index: its type's, unless it is contained in the row.</param>
    /// <param name="link">The reference, with a type where one was said.</param>
    /// <param name="rest">What is asked of its target.</param>
    /// <param name="value">The value as it was given.</param>
    public static string Of(SearchScope scope, string row, string type, string indexed, string link, string rest, string value)
    {
        var colon = link.IndexOf(':', StringComparison.Ordinal);
        var (code, wanted) = colon < 0 ? (link, null) : (link[..colon], link[(colon + 1)..]);
        if (SearchDefinitions.Find(type, code) is not { Type: SearchType.Reference } definition)
        {
            return scope.Refuse(RefusalKind.NotSupported, "parameter-unknown", $"{type} has no reference parameter '{code}' here.", code);
        }

        if (wanted is not null && !Possible(definition).Contains(wanted))
        {
            return scope.Refuse(RefusalKind.NotSupported, "chain-type", $"'{code}' of {type} points to no resource of that type.", code);
        }

        var targets = wanted is null ? Targets(definition, rest, value) : [wanted];
        return targets.Count == 1 && !scope.Joins(1, code) ? "false"
            : targets.Count == 0 ? scope.Refuse(RefusalKind.NotSupported, "chain-nowhere", $"Nothing that '{code}' points to has a parameter '{rest}'.", code)
            : AnyOf(scope, [.. targets.Select(Func<string> (target) => () => Through(scope, row, definition with { Resource = indexed }, target, rest, value))]);
    }

    /// <summary>
    /// The question for each type that it makes sense for. Of the types a reference may lead to, some have a parameter of that
    /// name and another kind; only where it makes sense for none is it refused.
    /// </summary>
    private static string AnyOf(SearchScope scope, IReadOnlyList<Func<string>> targets)
    {
        List<string> conditions = [];
        IReadOnlyList<Refusal> first = [];
        foreach (var (condition, refusals) in scope.Alternatives(targets))
        {
            if (refusals.Count == 0)
            {
                conditions.Add(condition);
            }
            else if (first.Count == 0)
            {
                first = refusals;
            }
        }

        scope.Refusals.AddRange(conditions.Count == 0 ? first : []);
        return conditions.Count == 0 ? "false" : $"({string.Join(" or ", conditions)})";
    }

    /// <summary>What it may point to: as defined, or anything. Only these names ever become part of a statement.</summary>
    private static IEnumerable<string> Possible(SearchDefinition definition) =>
        definition.Targets.Count > 0 && !definition.Targets.Contains("Resource") ? definition.Targets : TypePolicies.ByType.Keys;

    private static List<string> Targets(SearchDefinition definition, string rest, string value)
    {
        List<string> asked = rest == FilterCriterion.Parameter ? [.. FilterCriterion.Names(value)] : [rest.Split('.', ':')[0]];
        return [.. Possible(definition).Where(target => TypePolicies.Of(target) is not null && asked.TrueForAll(first => Has(target, first, rest)))];
    }

    private static bool Has(string target, string first, string rest) => first switch
    {
        "_has" => rest.Split(':', 4) is [_, var there, var code, _] && SearchDefinitions.Find(there, code) is { } definition && Possible(definition).Contains(target),
        "_id" or "_lastUpdated" or "id" => true,
        SpecialCriterion.AnyName => SpecialCriterion.Named.Contains(target),
        _ => SearchDefinitions.Find(target, first) is not null,
    };

    private static string Through(SearchScope scope, string row, SearchDefinition definition, string target, string rest, string value)
    {
        var (there, before) = (scope.Alias(), scope.LookUps);
        var condition = $"{scope.Visible(there, target)} and {Criterion.Of(scope, there, target, rest, value)}";
        if (target == "Patient" && PersonParameters.Answers(definition.Resource, definition.Code))
        {
            return $"{row}.person in ({MergedPersons.Where(scope, there, condition, before, definition.Code)})";
        }

        var index = scope.Alias();
        return $"{row}.key in (select {index}.resource from index_text {index} join resource {there} on {there}.id = {index}.value where {condition} and "
            + $"{TextCondition.Parameter(index, [IndexHash.Parameter(definition.Resource, definition.Code)])} and {index}.system = {scope.Sql.Value(IndexHash.System(target))}"
            + $"{Named(scope, definition, target, rest, value)}{Contained(scope, definition, target, rest, value)})";
    }

    /// <summary>Those that name the target by its canonical address.</summary>
    private static string Named(SearchScope scope, SearchDefinition definition, string target, string rest, string value)
    {
        if (!CanonicalLink.Targets(definition).Contains(target))
        {
            return "";
        }

        var (from, address, there) = (scope.Alias(), scope.Alias(), scope.Alias());
        var (tables, conditions) = CanonicalLink.Join(definition, target, from, address, there);
        return $" union all select {from}.resource from {tables} where {scope.Visible(there, target)} and {Criterion.Of(scope, there, target, rest, value)} and {conditions}";
    }

    /// <summary>Those that contain what the reference points to.</summary>
    private static string Contained(SearchScope scope, SearchDefinition definition, string target, string rest, string value)
    {
        if (!ContainedRows.Answer(target, rest))
        {
            return "";
        }

        var (type, there, holder) = (ContainedRows.Type(definition.Resource, definition.Code, target), scope.Alias(), scope.Alias());
        return $" union all select {holder}.key from (select {there}.resource as key from index_text {there} where {TextCondition.Parameter(there, [IndexHash.Parameter(type, ContainedRows.There)])}) {holder} "
            + $"where {Criterion.Contained(scope, holder, target, type, rest, value)}";
    }
}
