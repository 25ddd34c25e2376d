namespace HealthAssess.Domain.Registration;

/// <summary>A document that says who somebody is.</summary>
/// <param name="Kind">passport or identity-card.</param>
/// <param name="Number">Its number.</param>
/// <param name="Country">Issuing state, ISO 3166-1 alpha-3.</param>
/// <param name="Expires">Its last day, or null.</param>
public sealed record TravelDocument(string Kind, string Number, string Country, DateOnly? Expires = null)
{
    /// <summary>A passport.</summary>
    public const string Passport = "passport";

    /// <summary>Any other national document.</summary>
    public const string IdentityCard = "identity-card";

    /// <summary>The identifier system its number belongs to.</summary>
    public string System => Kind == Passport ? RegistrationCodes.PassportSystem(Country) : RegistrationCodes.IdentityCardSystem(Country);
}
