using System.Globalization;
using HealthAssess.Domain.Certificates;
using HealthAssess.Domain.Registration;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Registration;

/// <summary>From resources to the rows of a traveller's page.</summary>
internal static class RecordRows
{
    public static IReadOnlyList<DocumentRow> Documents(Resource patient) =>
    [
        .. from identifier in patient.Root.All("identifier")
           let code = identifier["type"]["coding"]["code"].Text
           where code is "PPN" or "NI"
           let system = identifier["system"].Text ?? ""
           select new DocumentRow(
               code == "PPN" ? TravelDocument.Passport : TravelDocument.IdentityCard,
               identifier["value"].Text ?? "",
               system[(system.LastIndexOf('-') + 1)..],
               identifier["period"]["end"].Date?.Date.ToDateOnly()),
    ];

    public static RelatedRow Related(Resource related)
    {
        var traveller = related.Root.Extension(RegistrationCodes.TravellerExtension)["value"]["reference"].Text;
        return new RelatedRow(
            related.Root["relationship"]["coding"]["code"].Text ?? "",
            related.Root["name"]["text"].Text,
            traveller is null ? null : TravellerId.OfReference(traveller));
    }

    public static ArrivalRow Arrival(Resource encounter, IReadOnlyList<string> countries, IReadOnlyDictionary<string, string> places)
    {
        var root = encounter.Root;
        var place = root["location"]["location"];
        return new ArrivalRow(
            Guid.TryParse(encounter.Id, CultureInfo.InvariantCulture, out var id) ? id : Guid.Empty,
            root["type"]["coding"]["code"].Text ?? "",
            root["period"]["start"].Date?.Instant,
            place["display"].Text ?? places.GetValueOrDefault(place["reference"].Text?.Split('/')[^1] ?? ""),
            root.Extension(RegistrationCodes.ConveyanceExtension)["value"].Text,
            root["hospitalization"]["origin"]["display"].Text,
            countries);
    }

    public static ConsentRow Consent(Resource consent)
    {
        var purposes = consent.Root["provision"].All("purpose");
        return new ConsentRow(
            purposes.FirstOrDefault(purpose => purpose["system"].Text == ConsentChoice.PurposeSystem)["code"].Text ?? purposes.FirstOrDefault()["code"].Text ?? "",
            consent.Root["status"].Text == "active" && consent.Root["provision"]["type"].Text != "deny",
            consent.Root["dateTime"].Date?.Instant,
            consent.Root.Extension(RegistrationCodes.LanguageExtension)["value"].Text);
    }

    public static AssessmentRow Assessment(Resource impression)
    {
        var root = impression.Root;
        return new AssessmentRow(
            impression.Id ?? "", root["protocol"].Text, root["summary"].Text, (root["date"].Date ?? root["effective"].Date)?.Instant, root["status"].Text ?? "");
    }

    public static DoseRow Dose(Resource immunization)
    {
        var root = immunization.Root;
        var code = root["vaccineCode"];
        return new DoseRow(
            immunization.Id ?? "",
            code["text"].Text ?? code.All("coding").Select(coding => coding["display"].Text).FirstOrDefault(text => text is not null) ?? code["coding"]["code"].Text ?? "",
            root["status"].Text ?? "",
            root["occurrence"].Text,
            root["lotNumber"].Text,
            root["primarySource"].Boolean == true)
        { Mistake = DoseMistake.Of(immunization) };
    }

    public static CertificateRow Certificate(Resource document)
    {
        var root = document.Root;
        return new CertificateRow(document.Id ?? "", root["description"].Text ?? root["type"]["text"].Text, root["status"].Text ?? "", root["date"].Date?.Instant, IssuedDocument.IsLetter(new DocumentReference(document)))
        {
            Dose = root["context"].All("related").Select(related => related["reference"].Text?.Split('/')).Where(parts => parts is ["Immunization", _]).Select(parts => parts![1]).FirstOrDefault(),
        };
    }
}
