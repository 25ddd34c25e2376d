namespace HealthAssess.Storage.Administration;

/// <summary>The legal basis of a transfer (PR-19): without one in force nothing is sent.</summary>
public sealed class Agreement
{
    /// <summary>Id of the row.</summary>
    public required Guid Id { get; init; }

    /// <summary>With whom.</summary>
    public required Guid Recipient { get; init; }

    /// <summary><c>law</c> for statutory notification, <c>consent</c> where each traveller decides (PR-05).</summary>
    public required string LegalBasis { get; init; }

    /// <summary>Name of the <c>Purpose</c>.</summary>
    public required string Purpose { get; init; }

    /// <summary>Its number or title.</summary>
    public required string Reference { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly FromDate { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly UntilDate { get; set; }
}
