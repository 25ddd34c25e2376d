using System.Text;

namespace HealthAssess.Fhir.Search;

/// <summary>Unicode's normal forms of texts that come from outside.</summary>
/// <remarks>Unicode Standard Annex 15. .NET refuses half a surrogate pair and U+FFFE, which JSON may hold and FHIR does not forbid: they count as U+FFFD.</remarks>
internal static class Normal
{
    private const char NoCharacter = '\uFFFE';

    public static string Of(string text, NormalizationForm form)
    {
        // Encoding replaces the halves.
        var whole = text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return whole.Replace(NoCharacter, '\uFFFD').Normalize(form);
    }
}
