using HealthAssess.Domain;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>A code that is asked about.</summary>
/// <param name="System">Its system; null where none was said.</param>
/// <param name="Code">The code.</param>
/// <param name="Display">How the asker reads it.</param>
public sealed record AskedCoding(string? System, string Code, string? Display)
{
    /// <summary>Two ways at once.</summary>
    internal static Refusal? Objection(OperationInput input) => OneCoding.Objection(input, "code", "coding", "codeableConcept");

    /// <summary>Whether a concept was sent that is described in words only: a question that can be answered, if not with yes.</summary>
    internal static bool IsOfWords(OperationInput input) => input.Parameter("codeableConcept")["value"] is { Exists: true } whole && !whole.All("coding").Any(coding => coding["code"].Exists);

    /// <summary>What was sent: <c>code</c>, or <c>coding</c>, or every coding of a <c>codeableConcept</c>.</summary>
    internal static IReadOnlyList<AskedCoding> Of(OperationInput input)
    {
        var whole = input.Parameter("codeableConcept")["value"];
        var codings = whole.Exists ? whole.All("coding").ToList() : input.Parameter("coding")["value"] is { Exists: true } one ? [one] : [];
        return codings.Count > 0 ? [.. codings.Where(coding => coding["code"].Exists).Select(Of)]
            : input.Text("code") is { } code ? [new AskedCoding(input.Text("system"), code, input.Text("display"))] : [];
    }

    private static AskedCoding Of(Element coding) => new(coding["system"].Text, coding["code"].Text!, coding["display"].Text);
}
