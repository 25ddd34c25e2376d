using HealthAssess.Fhir;

namespace HealthAssess.Domain.Registration;

/// <summary>Where in a Patient, whoever wrote it, the things stand that registration records.</summary>
internal sealed class PatientParts(PatientBuilder patient)
{
    // HL7 v3 and FHIR R4, valueset-name-use.html: none of these is the name that a document says now.
    private static readonly string[] OtherNames = ["anonymous", "nickname", "old", "maiden", "temp"];

    public PatientBuilder Patient => patient;

    public HumanNameBuilder? Printed =>
        patient.Name.Find(name => name.Use == "official") ?? patient.Name.Find(name => !OtherNames.Contains(name.Use));

    /// <summary>The spelling in Latin letters beside a printed name.</summary>
    public HumanNameBuilder? Latin => patient.Name.Find(name => name.Use == "usual" && name != Printed);

    public HumanNameBuilder? Alias => patient.Name.Find(name => name is { Use: "anonymous", Text.Length: > 0 });

    /// <summary>The first nationality that says a country of ours; one that another system says in another way is not taken for it.</summary>
    public ExtensionBuilder? Nationality => patient.Extension.Find(one => one.Url == RegistrationCodes.NationalityExtension && CountryOf(one) is not null);

    public ContactPointBuilder? Phone => patient.Telecom.Find(one => one.System == "phone" && one.Use != "old");

    public PatientCommunicationBuilder? Language => patient.Communication.Find(one => one.Preferred == true) ?? patient.Communication.FirstOrDefault();

    /// <summary>Family and given names; a name that another system wrote as one text stands whole as the family name.</summary>
    /// <remarks>ICAO Doc 9303-3, 3.4: a name that cannot be divided is the primary identifier.</remarks>
    public static (string? Family, string? Given) Said(HumanNameBuilder? name) =>
        (name?.Family, Given(name)) is var (family, given) && (family ?? given) is null ? (name?.Text, null) : (family, given);

    public static string? Given(HumanNameBuilder? name) => name?.Given is { Count: > 0 } given ? string.Join(' ', given) : null;

    /// <summary>The country by its three letters; null where it is said in another way.</summary>
    public static string? CountryOf(ExtensionBuilder? nationality) =>
        nationality?.Extension.Find(one => one.Url == "code")?.ValueCodeableConcept?.Coding.Find(one => one.System == RegistrationCodes.Country)?.Code is { Length: 3 } code ? code : null;

    public static string? CodeOf(PatientCommunicationBuilder? language) =>
        language?.Language?.Coding is { } codings ? (codings.Find(one => one.System == RegistrationCodes.LanguageSystem) ?? codings.FirstOrDefault())?.Code : null;
}
