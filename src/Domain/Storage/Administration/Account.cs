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

    /// <summary>Whom this person works for; null where the role says enough. The firewall goes by its kind.</summary>
    public Guid? Organisation { get; set; }

    /// <summary>Since when this person has left; null while they work here.</summary>
    public DateTimeOffset? LeftAt { get; set; }

    /// <summary>True until the person has chosen a password of their own.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Hash of the PIN for the quick change of user on a paired tablet; null without one.</summary>
    public string? PinHash { get; set; }

    /// <summary>True for accounts of the demo world, whose passwords are printed.</summary>
    public bool Demo { get; set; }
}
