namespace HealthAssess.Fhir.Search;

/// <summary>How the values of a search parameter compare.</summary>
/// <remarks>FHIR R4, search.html#ptypes.</remarks>
public enum SearchType
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>A date, dateTime, Period or Timing, as a range of instants.</summary>
    Date,

    /// <summary>Words.</summary>
    String,

    /// <summary>A code with its system.</summary>
    Token,

    /// <summary>Another resource.</summary>
    Reference,

    /// <summary>Values that belong together.</summary>
    Composite,

    /// <summary>A number with a unit.</summary>
    Quantity,

    /// <summary>An address that is compared as a whole.</summary>
    Uri,

    /// <summary>A parameter with rules of its own (Location.near).</summary>
    Special,
}
