namespace HealthAssess.Domain.Certificates;

/// <summary>What an issuer adds to the records.</summary>
/// <param name="Today">Day of issue in the Point of Entry's own calendar.</param>
/// <param name="Centre">Name of the administering centre, as it stands on the certificate.</param>
/// <param name="Country">Country of the centre, three letters.</param>
/// <param name="BirthDate">Decision about an incomplete date of birth, if one was made.</param>
/// <param name="Guardian">Parent or guardian of a minor, if there is one.</param>
public sealed record IssuingFacts(DateOnly Today, string? Centre, string Country = "XXX", BirthDateDecision? BirthDate = null, string? Guardian = null);
