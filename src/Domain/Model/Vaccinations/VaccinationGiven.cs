using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Immunization;

namespace HealthAssess.Domain.Vaccinations;

/// <summary>A dose given at a Point of Entry from one of its lots.</summary>
/// <param name="Id">Id of the Immunization.</param>
/// <param name="Traveller">Who got it.</param>
/// <param name="PointOfEntry">Where.</param>
/// <param name="At">When, with the offset of the Point of Entry.</param>
/// <param name="Product">The product.</param>
/// <param name="LotNumber">Number on the vial.</param>
/// <param name="Expires">Last day of the lot.</param>
/// <param name="Site">HL7 v3 ActSite, or null for an oral dose.</param>
/// <param name="Route">HL7 v3 RouteOfAdministration.</param>
/// <param name="DoseNumber">Which dose of the series it is.</param>
/// <param name="GivenBy">Reference to who gave it, with the name that goes on the certificate.</param>
/// <param name="Visit">The Encounter it belongs to, or null.</param>
/// <param name="Override">What spoke against the dose and why it was given all the same, or null.</param>
public sealed record VaccinationGiven(
    Guid Id, TravellerId Traveller, Guid PointOfEntry, DateTimeOffset At, VaccineProduct Product, string LotNumber, DateOnly Expires,
    string? Site, string Route, int DoseNumber, ReferenceBuilder GivenBy, Guid? Visit = null, string? Override = null)
{
    /// <summary>The FHIR Immunization.</summary>
    public Resource ToResource() => new ImmunizationBuilder
    {
        Id = Id.ToString(),
        Status = "completed",
        VaccineCode = VaccineTerms.Concept(Product.Kind, Product),
        Patient = Terms.To(Traveller),
        Encounter = Visit is { } visit ? Terms.To("Encounter", visit) : null,
        OccurrenceDateTime = At,
        Recorded = At,
        PrimarySource = true,
        Location = Terms.To("Location", PointOfEntry),
        Manufacturer = Product.Manufacturer is { } maker ? new ReferenceBuilder { Display = maker } : null,
        LotNumber = LotNumber,
        ExpirationDate = FhirDate.Of(Expires),
        Site = Site is { Length: > 0 } site ? Terms.Concept(VaccinationCodes.Site, site) : null,
        Route = Terms.Concept(VaccinationCodes.Route, Route),
        DoseQuantity = new QuantityBuilder { Value = Product.Dose, Unit = Product.DoseUnit, System = VaccinationCodes.Ucum, Code = Product.DoseUnit },
        Performer = { new ImmunizationPerformerBuilder { Function = Terms.Concept(VaccinationCodes.PerformerFunction, "AP"), Actor = GivenBy } },
        Note = Override is { } reason ? [new AnnotationBuilder { Text = reason, Time = At }] : [],
        ProtocolApplied = { VaccineTerms.Applied(Product.Kind, DoseNumber) },
        Extension =
        {
            VaccineTerms.Product(Product),
            new ExtensionBuilder { Url = VaccinationCodes.LotExtension, ValueReference = Terms.To("Medication", LotId.Of(Product.Code, LotNumber)) },
        },
    }.Build();
}
