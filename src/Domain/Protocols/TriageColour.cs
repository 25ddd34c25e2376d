namespace HealthAssess.Protocols;

/// <summary>The colour a traveller has in the queue.</summary>
public enum TriageColour
{
    /// <summary>May go on.</summary>
    Green,

    /// <summary>May go on; something remains to be done.</summary>
    Yellow,

    /// <summary>Must be seen before going on.</summary>
    Amber,

    /// <summary>Must be seen at once.</summary>
    Red,
}
