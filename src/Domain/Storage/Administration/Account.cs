using Microsoft.AspNetCore.Identity;

namespace HealthAssess.Storage.Administration;

/// <summary>A member of staff who signs in. What they may do stands in their <see cref="Grant"/>s.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The name that colleagues see and that stands on what the person signs.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>The FHIR Practitioner of this person, if they give care.</summary>
    public Guid? Practitioner { get; set; }

    /// <summary>Preferred language, BCP 47.</summary>
    public string? Language { get; set; }

    /// <summary>True for accounts of the demo world, whose passwords are printed.</summary>
    public bool Demo { get; set; }
}
