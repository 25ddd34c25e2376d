using HealthAssess.Certificates;
using HealthAssess.Domain.Certificates;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Requirements;

/// <summary>The contraindication letters of a traveller's record, as entry rules look at them.</summary>
public static class KnownLetters
{
    /// <summary>Letters that were not taken back, by the document that holds each. What their credentials say counts: it is what a border will read.</summary>
    public static IReadOnlyDictionary<Guid, ExemptionLetter> Of(IEnumerable<Resource> documents) =>
    (
        from document in documents.Select(resource => new DocumentReference(resource))
        where document.Status == "current" && IssuedDocument.IsLetter(document) && Guid.TryParse(document.Id, out _)
        let claims = CredentialReader.Read([IssuedDocument.CredentialsOf(document)[0].Text]).Claims
        where claims is { SchemaFindings: [], Letter: { Disease: not null, From: not null, Until: not null } }
        select (Id: Guid.Parse(document.Id!), Letter: new ExemptionLetter(claims.Letter!.Disease!, claims.Letter.From, claims.Letter.Until))
    ).ToDictionary(one => one.Id, one => one.Letter);
}
