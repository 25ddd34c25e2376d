using HealthAssess.Certificates.Icvp;
using HealthAssess.Certificates.TravelDocuments;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Certificates;

/// <summary>What a certificate says of its traveller, from the FHIR Patient.</summary>
internal static class TravellerClaims
{
    private const string UnspecifiedNationality = "XXX";

    /// <summary>The person of an international certificate, and of a letter in its place. For a traveller who has a name.</summary>
    public static IcvpPerson Person(Patient traveller, DateOnly birth, IssuingFacts facts)
    {
        var document = Document(traveller);
        return new()
        {
            Name = Name(traveller)!,
            BirthDate = birth,
            Sex = Sex(traveller),
            Nationality = Nationality(traveller),
            DocumentNumber = document?.Number,
            DocumentType = document?.Type,
            Guardian = string.IsNullOrWhiteSpace(facts.Guardian) ? null : facts.Guardian.Trim(),
        };
    }

    /// <summary>The name as on the document; never an alias.</summary>
    public static string? Name(Patient traveller)
    {
        var name = Chosen(traveller);
        var text = !name.Exists ? null : name.Text ?? string.Join(' ', name.Given.Append(name.Family).Where(part => !string.IsNullOrWhiteSpace(part)));
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    /// <summary>Family and given names of the same name; who has one name only carries it as family name.</summary>
    public static (string Family, string? Given) Parts(Patient traveller)
    {
        var name = Chosen(traveller);
        var given = string.Join(' ', name.Given.Where(part => !string.IsNullOrWhiteSpace(part)));
        return name.Family is { Length: > 0 } family ? (family, given.Length == 0 ? null : given) : (given.Length > 0 ? given : name.Text ?? "", null);
    }

    /// <summary>Date of birth, complete: as recorded, else as decided for the certificate.</summary>
    public static DateOnly? BirthDate(Patient traveller, IssuingFacts facts) => traveller.BirthDate?.ToDateOnly() ?? facts.BirthDate?.Date;

    /// <summary>FHIR administrative gender; what a document marks with X is recorded as other and stated as unknown.</summary>
    /// <remarks>WHO ICVP REQ-DE-03.</remarks>
    public static string Sex(Patient traveller) => traveller.Gender is "male" or "female" ? traveller.Gender : "unknown";

    /// <summary>Three letters; the code of travel documents for "unspecified" where none is known.</summary>
    public static string Nationality(Patient traveller)
    {
        var code = traveller.Element.Extension(RegistrationCodes.NationalityExtension).Extension("code")["value"]["coding"]["code"].Text;
        return code switch
        {
            null or "" => UnspecifiedNationality,
            { Length: 2 } => Countries.Alpha3(code) ?? UnspecifiedNationality,
            _ => code,
        };
    }

    /// <summary>The passport, else the national document. A number of ours is no document.</summary>
    public static (string Number, string Type)? Document(Patient traveller) => Find(traveller, "PPN") ?? Find(traveller, "NI");

    private static HumanName Chosen(Patient traveller) =>
        traveller.Name.FirstOrDefault(name => name.Use is "official" or null) is { Exists: true } official ? official : traveller.Name.FirstOrDefault(name => name.Use is "usual");

    private static (string Number, string Type)? Find(Patient traveller, string type)
    {
        var number = traveller.Identifier.FirstOrDefault(identifier => identifier.Type.Coding.Any(coding => coding.Code == type)).Value;
        return string.IsNullOrWhiteSpace(number) ? null : (number, type);
    }
}
