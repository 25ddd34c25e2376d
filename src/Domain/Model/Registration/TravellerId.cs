using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace HealthAssess.Domain.Registration;

/// <summary>
/// The FHIR id of a traveller's Patient. Ours are UUIDs; another system that writes by update gives its own: <c>Patient/abc-1</c>.
/// What can be no id stands for nobody, so that whatever is typed into an address finds nothing, and can be put into a search.
/// </summary>
/// <remarks>FHIR R4, datatypes.html#id.</remarks>
[JsonConverter(typeof(TravellerIdJson))]
public readonly record struct TravellerId : IParsable<TravellerId>
{
    // No FHIR id has this letter.
    private const string Nobody = "_";

    private readonly string? text;

    private TravellerId(string? text) => this.text = text;

    /// <summary>The id that is written so.</summary>
    public static TravellerId Of(string? text) => new(
        text is { Length: > 0 and <= 64 } && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.') ? text : null);

    /// <summary>One of ours.</summary>
    public static implicit operator TravellerId(Guid id) => new(id.ToString());

    /// <summary>One as written, in an address or a resource.</summary>
    public static implicit operator TravellerId(string? text) => Of(text);

    /// <summary>The traveller of a reference <c>Patient/…</c>.</summary>
    public static TravellerId OfReference(string? reference) => reference?.Split('/') is [.., "Patient", var id] ? Of(id) : default;

    /// <inheritdoc/>
    public static TravellerId Parse(string s, IFormatProvider? provider) => Of(s);

    /// <inheritdoc/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out TravellerId result)
    {
        result = Of(s);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => text ?? Nobody;
}
