namespace HealthAssess.Immunization.Schedules;

/// <summary>A CVX code and the antigens it carries.</summary>
internal sealed record VaccineType(int Cvx, string Name, AntigenAssociation[] Antigens);

/// <summary>An antigen of a vaccine type, within an age window: zoster vaccine before the age of 50 counts as varicella.</summary>
internal sealed record AntigenAssociation(string Antigen, Duration? Begin, Duration? End) : AgeLimited(Begin, End);
