using HealthAssess.Domain;
using HealthAssess.Fhir.Search;
using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>Resources of one type in the compartment of a Patient, Encounter, Practitioner, RelatedPerson or Device. The API's, for <c>Patient/x/Observation</c>.</summary>
/// <remarks>FHIR R4, compartmentdefinition.html.</remarks>
internal static class CompartmentCriterion
{
    public const string Name = "_in-compartment";

    public static string Of(SearchScope scope, string row, string type, string value) => value.Split('/') switch
    {
        ["Patient", var id] when Compartment.Parameters(type) is { Count: > 0 } parameters =>
            $"{row}.key in (select c.key from resource c where c.type = '{type}' and c.person = any(same_person({scope.Sql.Value(PersonParameters.PersonOf(id))})) "
                + $"union all {References(scope, type, parameters, "Patient", id)})",
        [var holder, var id] when Compartment.Holds(holder, type) => $"({Itself(scope, row, type, holder, id)}{Referring(scope, row, type, holder, id)})",
        [var holder, ..] => scope.Refuse(
            RefusalKind.NotSupported, "no-compartment", $"{type} is in no compartment of a {holder}. There are those of {string.Join(", ", Compartment.Holders)}.", holder),
        _ => scope.Refuse(RefusalKind.Invalid, "no-compartment", "A compartment is named like Patient/123.", Name),
    };

    private static string Itself(SearchScope scope, string row, string type, string holder, string id) => type == holder ? $"{row}.id = {scope.Sql.Value(id)}" : "false";

    private static string Referring(SearchScope scope, string row, string type, string holder, string id) =>
        Compartment.Parameters(holder, type) is { Count: > 0 } parameters ? $" or {row}.key in ({References(scope, type, parameters, holder, id)})" : "";

    private static string References(SearchScope scope, string type, IReadOnlyList<string> parameters, string target, string id) =>
        $"select i.resource from index_text i where {TextCondition.Parameter("i", [.. parameters.Select(code => IndexHash.Parameter(type, code))])} "
            + $"and i.value = {scope.Sql.Value(id)} and i.system = {scope.Sql.Value(IndexHash.System(target))}";
}
