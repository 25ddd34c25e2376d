using System.Buffers;
using HealthAssess.Fhir.Metadata;

namespace HealthAssess.Fhir;

/// <summary>A language is written as BCP 47 writes languages. Whether it is registered is not asked.</summary>
/// <remarks>FHIR R4, valueset-all-languages.html, the maximal value set of these elements; RFC 5646, section 2.1.</remarks>
internal sealed class LanguageForm : IAssertion
{
    private static readonly SearchValues<byte> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8);
    private static readonly SearchValues<byte> LettersAndDigits = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"u8);

    // Languages of expressions and of templates are bound to other sets.
    public bool AppliesTo(TypeShape type, ElementShape? element) => element is { Name: "language", Binding: null } && type.Name == "code";

    public void Check(Element element, Examination examination)
    {
        if (element.Utf8 is { IsEmpty: false } text && !IsWellFormed(text))
        {
            examination.Error(element, "code-invalid", "A language looks like en, pt-BR or zh-Hant (BCP 47).");
        }
    }

    private static bool IsWellFormed(ReadOnlySpan<byte> text)
    {
        foreach (var range in text.Split((byte)'-'))
        {
            var part = text[range];
            var isFirst = range.Start.Value == 0;
            if (part.Length is 0 or > 8 || part.ContainsAnyExcept(isFirst ? Letters : LettersAndDigits))
            {
                return false;
            }

            if (isFirst && part.Length == 1 && (part.Length == text.Length || part[0] is not ((byte)'x' or (byte)'X' or (byte)'i' or (byte)'I')))
            {
                return false;
            }
        }

        return true;
    }
}
