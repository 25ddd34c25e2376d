using System.Collections.Frozen;

namespace HealthAssess.Domain.Access;

/// <summary>The roles of the product. A grant names one of them and a scope.</summary>
public static class Roles
{
    private static readonly Purpose[] Care = [Purpose.DirectCare, Purpose.ContinuityOfCare, Purpose.VaccinationCertificate];

    private static readonly string[] Identity = ["Patient", "RelatedPerson", "Encounter", "EpisodeOfCare", "Appointment", "Consent", "Provenance"];

    /// <summary>Registers travellers, arrivals and consents; sees nothing clinical.</summary>
    public static Role Registrar { get; } = new("registrar", [Purpose.DirectCare], OrganisationKind.HealthProvider,
        [Permission.ReadTravellers, Permission.RegisterTravellers, Permission.ReadFhir], Types: Identity.ToFrozenSet());

    /// <summary>Registers, assesses, vaccinates and certifies at a Point of Entry.</summary>
    public static Role Clinician { get; } = new("clinician", Care, OrganisationKind.HealthProvider,
    [
        Permission.ReadTravellers, Permission.RegisterTravellers, Permission.AssessTravellers, Permission.Vaccinate,
        Permission.IssueCertificates, Permission.ReadStock, Permission.ReadFhir, Permission.WriteFhir, Permission.BreakGlass,
    ]);

    /// <summary>A clinician trained to ask what belongs to a restricted class (mental health, disability, pregnancy, tuberculosis); sees and records it (PR-16).</summary>
    public static Role Counsellor { get; } = new("counsellor", Care, OrganisationKind.HealthProvider, Clinician.Permissions, Restricted: true);

    /// <summary>Vaccinates and certifies; of the record sees what a dose needs.</summary>
    public static Role Vaccinator { get; } = new("vaccinator", Care, OrganisationKind.HealthProvider,
        [Permission.ReadTravellers, Permission.RegisterTravellers, Permission.Vaccinate, Permission.IssueCertificates, Permission.ReadStock, Permission.ReadFhir],
        Types: new[]
        {
            "AllergyIntolerance", "Condition", "Immunization", "ImmunizationRecommendation", "ImmunizationEvaluation", "AdverseEvent", "Flag", "DocumentReference",
        }.Concat(Identity).ToFrozenSet());

    /// <summary>A clinician who also answers for lots and deliveries of a Point of Entry.</summary>
    public static Role Supervisor { get; } = new("supervisor", [.. Care, Purpose.NotifiableDisease], OrganisationKind.HealthProvider,
        [.. Clinician.Permissions, Permission.ManageStock, Permission.ReadDeliveries, Permission.ReplayDeliveries, Permission.KeepLists, Permission.RecallLots], Restricted: true);

    /// <summary>Checks certificates at the border and sees nothing else: behind the firewall.</summary>
    public static Role Officer { get; } = new("officer", [Purpose.VaccinationCertificate], OrganisationKind.LawEnforcement, []);

    /// <summary>Examines specimens and reports on them.</summary>
    public static Role Laboratory { get; } = new("laboratory", [Purpose.DirectCare, Purpose.NotifiableDisease], OrganisationKind.Laboratory,
        [Permission.ReadTravellers, Permission.ReadFhir, Permission.WriteFhir],
        Types: new[] { "Patient", "ServiceRequest", "Specimen", "DiagnosticReport", "Observation" }.ToFrozenSet());

    /// <summary>Watches a ministry's deliveries and counts.</summary>
    public static Role Analyst { get; } = new("analyst", [Purpose.Aggregate], OrganisationKind.HealthMinistry,
        [Permission.ReadDeliveries, Permission.ReadAggregates]);

    /// <summary>Monitoring and evaluation: counts, never persons.</summary>
    public static Role Monitoring { get; } = new("monitoring", [Purpose.Aggregate], OrganisationKind.Donor, [Permission.ReadAggregates]);

    /// <summary>Protects children, survivors and victims of trafficking; sees restricted classes.</summary>
    public static Role Protection { get; } = new("protection", [Purpose.DirectCare], OrganisationKind.ProtectionPartner,
        [Permission.ReadTravellers, Permission.ReadFhir, Permission.BreakGlass], Restricted: true,
        Types: new[] { "Condition", "Observation", "Flag", "ServiceRequest", "CarePlan", "Communication" }.Concat(Identity).ToFrozenSet());

    /// <summary>Watches over the traveller's rights: erasure, seal, break-glass, complaints. Sees no clinical content.</summary>
    public static Role DataProtection { get; } = new("data-protection", [Purpose.Administration], OrganisationKind.Operator,
        [Permission.ProtectData, Permission.ReadAudit, Permission.ReadDeliveries]);

    /// <summary>Runs the installation, without clinical content.</summary>
    public static Role Administrator { get; } = new("administrator", [Purpose.Administration], OrganisationKind.Operator,
    [
        Permission.Administer, Permission.KeepLists, Permission.ReadStock, Permission.ManageStock,
        Permission.ReadDeliveries, Permission.ReplayDeliveries, Permission.ImportResources,
    ]);

    /// <summary>Reads the audit and nothing else.</summary>
    public static Role Auditor { get; } = new("auditor", [Purpose.Administration], OrganisationKind.Operator, [Permission.ReadAudit]);

    /// <summary>Another system that reads and writes over the FHIR API.</summary>
    public static Role Client { get; } = new("client", [Purpose.ContinuityOfCare, Purpose.VaccinationCertificate], OrganisationKind.HealthProvider,
        [Permission.ReadTravellers, Permission.RegisterTravellers, Permission.ReadFhir, Permission.WriteFhir]);

    /// <summary>A client that also keeps the registers: places, organisations, practitioners, terminology.</summary>
    public static Role Integrator { get; } = new("integrator", [.. Client.Purposes], OrganisationKind.HealthProvider, [.. Client.Permissions, Permission.KeepRegisters]);

    /// <summary>A registered system with a token of its own; its scopes say which types it reads (SMART Backend Services).</summary>
    public static Role System { get; } = new("system", [Purpose.ContinuityOfCare, Purpose.NotifiableDisease, Purpose.VaccinationCertificate], OrganisationKind.HealthMinistry,
        [Permission.ReadFhir]);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, Role> ByName { get; } = new[]
    {
        Registrar, Clinician, Counsellor, Vaccinator, Supervisor, Officer, Laboratory, Analyst, Monitoring, Protection, DataProtection,
        Administrator, Auditor, Client, Integrator, System,
    }.ToDictionary(role => role.Name, StringComparer.Ordinal);

    /// <summary>The roles that a member of staff may be given.</summary>
    public static IEnumerable<Role> OfStaff => ByName.Values.Where(role => role != Client && role != Integrator && role != System);
}
