using HealthAssess.Domain.Registration;
using HealthAssess.Domain.Vaccinations;

namespace HealthAssess.Api.Registration;

/// <summary>Everything of a traveller that staff see on one page.</summary>
public sealed record TravellerRecord(
    TravellerRow Identity,
    IReadOnlyList<DocumentRow> Documents,
    IReadOnlyList<RelatedRow> Related,
    IReadOnlyList<ArrivalRow> Arrivals,
    IReadOnlyList<ConsentRow> Consents,
    IReadOnlyList<AssessmentRow> Assessments,
    IReadOnlyList<DoseRow> Doses,
    IReadOnlyList<CertificateRow> Certificates)
{
    /// <summary>Preferred language (BCP 47), or null.</summary>
    public string? Language { get; init; }

    /// <summary>Phone number, or null.</summary>
    public string? Phone { get; init; }
}

/// <summary>A document.</summary>
public sealed record DocumentRow(string Kind, string Number, string Country, DateOnly? Expires);

/// <summary>Somebody who belongs to the traveller.</summary>
public sealed record RelatedRow(string Relationship, string? Name, TravellerId? Traveller);

/// <summary>An arrival, with the countries of the 21 days before it.</summary>
public sealed record ArrivalRow(Guid Id, string Kind, DateTimeOffset? At, string? Place, string? Conveyance, string? Origin, IReadOnlyList<string> Countries);

/// <summary>A decision for one purpose.</summary>
public sealed record ConsentRow(string Purpose, bool Given, DateTimeOffset? At, string? Language);

/// <summary>An assessment by a protocol.</summary>
public sealed record AssessmentRow(string Id, string? Protocol, string? Summary, DateTimeOffset? At, string Status);

/// <summary>A dose: given here, or history.</summary>
public sealed record DoseRow(string Id, string Vaccine, string Status, string? Date, string? Lot, bool GivenHere)
{
    /// <summary>Why it was recorded wrongly, or null.</summary>
    public DoseMistake? Mistake { get; init; }
}

/// <summary>A certificate, or a contraindication letter.</summary>
public sealed record CertificateRow(string Id, string? Title, string Status, DateTimeOffset? At, bool Letter = false)
{
    /// <summary>Id of the dose that it certifies, or null.</summary>
    public string? Dose { get; init; }
}
