using HealthAssess.Fhir;

namespace HealthAssess.Domain.Registration;

/// <summary>What two records of one person may have in common.</summary>
/// <param name="Names">Every name of the person, as written.</param>
/// <param name="BirthDate">A year, a month or a day; null when unknown.</param>
/// <param name="BirthDateEstimated">True when somebody guessed it.</param>
/// <param name="Sex">FHIR administrative gender, or null.</param>
/// <param name="Documents">Document numbers with their issuing country: <c>UGA/B1234567</c>.</param>
public sealed record TravellerIdentity(
    IReadOnlyList<string> Names, string? BirthDate, bool BirthDateEstimated, string? Sex, IReadOnlyList<string> Documents)
{
    /// <summary>What a Patient has.</summary>
    public static TravellerIdentity Of(Resource patient)
    {
        ArgumentNullException.ThrowIfNull(patient);
        var root = patient.Root;
        return new TravellerIdentity(
            [.. root.All("name").Select(TextOf).Where(name => name.Length > 0).Distinct()],
            root["birthDate"].Text,
            root["birthDate"].Extension(RegistrationCodes.EstimatedExtension)["value"].Boolean == true,
            root["gender"].Text,
            [.. root.All("identifier").Where(IsDocument).Select(DocumentOf)]);
    }

    private static string TextOf(Element name) =>
        name["text"].Text ?? string.Join(' ', [.. name.All("given").Select(given => given.Text ?? ""), name["family"].Text ?? ""]).Trim();

    private static bool IsDocument(Element identifier) => identifier["type"]["coding"]["code"].Text is "PPN" or "NI";

    private static string DocumentOf(Element identifier) =>
        (identifier["system"].Text is { } system ? system[(system.LastIndexOf('-') + 1)..] : "") + "/" + identifier["value"].Text;
}
