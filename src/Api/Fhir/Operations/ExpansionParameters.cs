using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>What an expansion says about how it was made: what was asked, and which versions of code systems were used.</summary>
/// <remarks>http://hl7.org/fhir/R4/valueset-definitions.html#ValueSet.expansion.parameter</remarks>
internal static class ExpansionParameters
{
    public static List<ValueSetExpansionParameterBuilder> Of(ExpansionView view, IReadOnlyList<Concept> codes)
    {
        ValueSetExpansionParameterBuilder?[] asked =
        [
            view.Filter is { } filter ? new() { Name = "filter", ValueString = filter } : null,
            view.Count is { } count ? new() { Name = "count", ValueInteger = count } : null,
            view.Count is not null || view.Offset > 0 ? new() { Name = "offset", ValueInteger = view.Offset } : null,
            view.Language is { } language ? new() { Name = "displayLanguage", ValueCode = language } : null,
            view.Designations ? new() { Name = "includeDesignations", ValueBoolean = true } : null,
            view.Active ? new() { Name = "activeOnly", ValueBoolean = true } : null,
            view.Selectable ? new() { Name = "excludeNotForUI", ValueBoolean = true } : null,
            .. view.Excluded.Select(system => new ValueSetExpansionParameterBuilder { Name = "exclude-system", ValueUri = system }),
            .. view.Versions.Said.Select(said => new ValueSetExpansionParameterBuilder { Name = said.Parameter, ValueUri = said.Value }),
        ];
        var versions = codes.Where(code => code.Version is not null).Select(code => $"{code.System}|{code.Version}").Distinct();
        return [.. asked.OfType<ValueSetExpansionParameterBuilder>(), .. versions.Select(version => new ValueSetExpansionParameterBuilder { Name = "version", ValueUri = version })];
    }
}
