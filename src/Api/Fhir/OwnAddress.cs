using System.Text;
using System.Text.Json;
using HealthAssess.Domain;

namespace HealthAssess.Api.Fhir;

/// <summary>References to resources of this very server become relative, so that they are found whatever name it goes by.</summary>
/// <remarks>http://hl7.org/fhir/R4/references.html#literal</remarks>
internal static class OwnAddress
{
    public static ReadOnlyMemory<byte> Shorten(ReadOnlyMemory<byte> json, string address)
    {
        var prefix = address + "/";
        if (json.Span.IndexOf(Encoding.UTF8.GetBytes(prefix)) < 0)
        {
            return json;
        }

        try
        {
            return ReferenceRewrite.Apply(json, reference => reference.StartsWith(prefix, StringComparison.Ordinal) ? reference[prefix.Length..] : null);
        }
        catch (JsonException)
        {
            // What is wrong with the text, the reader of resources says better.
            return json;
        }
    }
}
