namespace HealthAssess.Domain.Access;

/// <summary>The single rights that requests ask for and roles are made of.</summary>
public enum Permission
{
    /// <summary>Open to everybody, without an account: verification, the traveller's own card, health checks.</summary>
    Anybody,

    /// <summary>Find and open travellers.</summary>
    ReadTravellers,

    /// <summary>Register travellers, arrivals and consents.</summary>
    RegisterTravellers,

    /// <summary>Assess by a protocol.</summary>
    AssessTravellers,

    /// <summary>Give doses and record history.</summary>
    Vaccinate,

    /// <summary>Issue and re-issue certificates.</summary>
    IssueCertificates,

    /// <summary>See lots and balances.</summary>
    ReadStock,

    /// <summary>Receive, block and correct lots.</summary>
    ManageStock,

    /// <summary>See deliveries to recipients: states and receipts, never content.</summary>
    ReadDeliveries,

    /// <summary>Send a delivery again.</summary>
    ReplayDeliveries,

    /// <summary>Manage accounts, Points of Entry and recipients.</summary>
    Administer,

    /// <summary>Propose lists of others and entry requirements, and decide on what colleagues propose.</summary>
    KeepLists,

    /// <summary>Recall a lot: block it everywhere, take its certificates back, and see whom to call.</summary>
    RecallLots,

    /// <summary>Read the audit.</summary>
    ReadAudit,

    /// <summary>Watch over the rights of travellers: erase, seal, hold, review what was opened in an emergency.</summary>
    ProtectData,

    /// <summary>Open a record outside one's scope in an emergency, with a reason.</summary>
    BreakGlass,

    /// <summary>See and steer one's own record: travellers.</summary>
    OwnRecord,

    /// <summary>See counts that went through suppression.</summary>
    ReadAggregates,

    /// <summary>Read resources over the FHIR API.</summary>
    ReadFhir,

    /// <summary>Write resources over the FHIR API.</summary>
    WriteFhir,

    /// <summary>Write registers over the FHIR API: places, organisations, practitioners, terminology.</summary>
    KeepRegisters,

    /// <summary>Load history in bulk.</summary>
    ImportResources,

    /// <summary>What the product's own workers do after a commit.</summary>
    Work,
}
