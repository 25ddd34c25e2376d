namespace HealthAssess.Api.Fhir.Operations;

/// <summary>Something else that is known where a code is to be translated, and on which the translation may depend.</summary>
/// <param name="Element">Which property.</param>
/// <param name="System">System of its value.</param>
/// <param name="Value">Its value.</param>
public sealed record AskedDependency(string? Element, string? System, string? Value)
{
    internal static IReadOnlyList<AskedDependency> Of(OperationInput input) =>
    [
        .. from dependency in input.Parameters("dependency")
           let element = dependency.All("part").FirstOrDefault(part => part["name"].Text == "element")["value"].Text
           from coding in dependency.All("part").Where(part => part["name"].Text == "concept").SelectMany(part => part["value"].All("coding"))
           select new AskedDependency(element, coding["system"].Text, coding["code"].Text),
    ];
}
