namespace HealthAssess.Domain.Access;

/// <summary>The roles of the product. A grant names one of them and a scope.</summary>
public static class Roles
{
    /// <summary>Registers, assesses, vaccinates and certifies at a Point of Entry.</summary>
    public static Role Clinician { get; } = new("clinician", Purpose.DirectCare, OrganisationKind.HealthProvider,
    [
        Permission.ReadTravellers, Permission.RegisterTravellers, Permission.AssessTravellers, Permission.Vaccinate,
        Permission.IssueCertificates, Permission.ReadStock, Permission.ReadFhir, Permission.WriteFhir,
    ]);

    /// <summary>A clinician who also answers for lots and deliveries of a Point of Entry.</summary>
    public static Role Supervisor { get; } = new("supervisor", Purpose.DirectCare, OrganisationKind.HealthProvider,
        [.. Clinician.Permissions, Permission.ManageStock, Permission.ReadDeliveries, Permission.ReplayDeliveries], Restricted: true);

    /// <summary>Checks certificates at the border and sees nothing else: behind the firewall.</summary>
    public static Role Officer { get; } = new("officer", Purpose.VaccinationCertificate, OrganisationKind.LawEnforcement, []);

    /// <summary>Watches a ministry's deliveries and counts.</summary>
    public static Role Analyst { get; } = new("analyst", Purpose.Aggregate, OrganisationKind.HealthMinistry, [Permission.ReadDeliveries]);

    /// <summary>Runs the installation, without clinical content.</summary>
    public static Role Administrator { get; } = new("administrator", Purpose.Administration, OrganisationKind.Operator,
    [
        Permission.Administer, Permission.ReadAudit, Permission.ReadStock, Permission.ManageStock,
        Permission.ReadDeliveries, Permission.ReplayDeliveries, Permission.ImportResources,
    ]);

    /// <summary>Another system that reads and writes over the FHIR API.</summary>
    public static Role Client { get; } = new("client", Purpose.ContinuityOfCare, OrganisationKind.HealthProvider,
        [Permission.ReadTravellers, Permission.RegisterTravellers, Permission.ReadFhir, Permission.WriteFhir]);

    /// <summary>All of them, by name.</summary>
    public static IReadOnlyDictionary<string, Role> ByName { get; } =
        new[] { Clinician, Supervisor, Officer, Analyst, Administrator, Client }.ToDictionary(role => role.Name, StringComparer.Ordinal);
}
