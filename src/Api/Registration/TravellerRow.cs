using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Registration;

/// <summary>A traveller in a list.</summary>
/// <param name="Id">Id of the record.</param>
/// <param name="Name">The name as printed, or the alias.</param>
/// <param name="OtherNames">Other spellings.</param>
/// <param name="BirthDate">A year, a month or a day; null when unknown.</param>
/// <param name="BirthDateEstimated">True when somebody guessed it.</param>
/// <param name="Sex">male, female, other or unknown.</param>
/// <param name="Nationality">ISO 3166-1 alpha-3, or null.</param>
/// <param name="Documents">Numbers of documents, with the issuing country: <c>UGA/B1234567</c>.</param>
/// <param name="TemporaryNumber">The number of somebody without a document, or null.</param>
/// <param name="Demo">True for a made-up traveller.</param>
public sealed record TravellerRow(
    TravellerId Id,
    string Name,
    IReadOnlyList<string> OtherNames,
    string? BirthDate,
    bool BirthDateEstimated,
    string Sex,
    string? Nationality,
    IReadOnlyList<string> Documents,
    string? TemporaryNumber,
    bool Demo)
{
    /// <summary>Reads a Patient.</summary>
    public static TravellerRow Of(Resource patient)
    {
        ArgumentNullException.ThrowIfNull(patient);
        var root = patient.Root;
        var identity = TravellerIdentity.Of(patient);
        return new TravellerRow(
            patient.Id,
            identity.Names is [var first, ..] ? first : "",
            [.. identity.Names.Skip(1)],
            identity.BirthDate,
            identity.BirthDateEstimated,
            identity.Sex ?? "unknown",
            root.Extension(RegistrationCodes.NationalityExtension).Extension("code")["value"]["coding"]["code"].Text,
            identity.Documents,
            root.All("identifier").FirstOrDefault(one => one["system"].Text == RegistrationCodes.TemporarySystem)["value"].Text,
            root["meta"].All("tag").Any(tag => tag["code"].Text == "demo"));
    }

    internal TravellerIdentity Identity => new([Name, .. OtherNames], BirthDate, BirthDateEstimated, Sex, Documents);
}
