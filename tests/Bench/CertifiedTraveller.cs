using HealthAssess.Certificates.Keys;
using HealthAssess.Domain;
using HealthAssess.Domain.Certificates;
using HealthAssess.Fhir;
using HealthAssess.Storage.Certificates;
using HealthAssess.Tests.Bench.Server;

namespace HealthAssess.Tests.Bench;

/// <summary>A traveller with a yellow-fever dose of last month and its international certificate.</summary>
internal sealed class CertifiedTraveller
{
    public CertifiedTraveller(int n, SigningKey signer, SigningKey sealSigner)
    {
        var (person, dose, now) = (Ids.New(TimeProvider.System), Ids.New(TimeProvider.System), TimeProvider.System.GetUtcNow());
        var patient = Resource.Parse($$$"""{"resourceType":"Patient","id":"{{{person}}}","name":[{"use":"official","family":"{{{Samples.Family(n)}}}","given":["Amina"]}],"gender":"female","birthDate":"1990-01-0{{{(n % 9) + 1}}}"}""");
        var immunization = Resource.Parse($$$"""
            {"resourceType":"Immunization","id":"{{{dose}}}","status":"completed","primarySource":true,"patient":{"reference":"Patient/{{{person}}}"},"occurrenceDateTime":"{{{now.AddDays(-30):yyyy-MM-dd}}}","lotNumber":"V3A24M",
             "vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"183"},{"system":"http://smart.who.int/pcmt-vaxprequal/CodeSystem/PreQualProductIds","code":"YellowFeverProductd8a09f80301dc05e124f99ffe7711fc0"}]},"performer":[{"actor":{"display":"Dr Rehema Ssali"}}]}
            """);
        var facts = new IssuingFacts(DateOnly.FromDateTime(now.UtcDateTime), "Entebbe", "UGA");
        var writing = new CertificateWriting(signer, sealSigner, "https://issuer.example", now, Ids.Unguessable());
        var credentials = writing.Write(CertifiedDose.Of(new HealthAssess.Fhir.Immunization(immunization), new Patient(patient), facts).Value, [CertificateForm.Icvp]).Value;
        var issued = new IssuedDocument(Ids.New(TimeProvider.System), writing.CertificateId, person, dose.ToString(), credentials, now, Guid.Empty, Demo: true);
        Row = new IssuedRow(issued.Id, person, dose.ToString(), null, signer.KeyId.ToArray(), [credentials[0].Mark], now, writing.Expires);
        Changes = [Change.Create(patient), Change.Create(immunization), Change.Create(issued.ToDocument()), Change.Create(issued.ToProvenance(Ids.New(TimeProvider.System), null))];
    }

    public IssuedRow Row { get; }

    public string Link { get; } = Ids.Unguessable();

    public IReadOnlyList<Change> Changes { get; }
}
