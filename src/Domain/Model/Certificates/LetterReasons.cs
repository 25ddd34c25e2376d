using System.Text;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Certificates;

/// <summary>The reasons of a letter in the clinician's words, which the traveller agreed to show. They stand beside the credential, never in it.</summary>
/// <param name="Text">The words.</param>
/// <param name="Language">en or fr.</param>
/// <remarks>IHR (2005) Annex 6 (9): "reasons, written in English or French".</remarks>
public sealed record LetterReasons(string Text, string Language)
{
    private const string Format = "contraindication-reasons";

    /// <summary>The languages that Annex 6 asks for.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "fr"];

    /// <summary>Those of a document, or null.</summary>
    public static LetterReasons? Of(DocumentReference document) =>
        document.Content.Where(content => content.Format.Code == Format).Select(content => content.Attachment).FirstOrDefault() is { Exists: true, Data: { } data } written
            ? new(Encoding.UTF8.GetString(Convert.FromBase64String(data)), written.Language ?? "en")
            : null;

    internal DocumentReferenceContentBuilder ToContent() => new()
    {
        Attachment = new AttachmentBuilder { ContentType = "text/plain", Language = Language, Data = Convert.ToBase64String(Encoding.UTF8.GetBytes(Text)) },
        Format = new CodingBuilder { System = CertificateCodes.FormatSystem, Code = Format },
    };
}
