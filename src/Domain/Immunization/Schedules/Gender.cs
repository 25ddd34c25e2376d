namespace HealthAssess.Immunization;

/// <summary>Administrative gender, as far as schedules look at it.</summary>
public enum Gender
{
    /// <summary>Not known, or another.</summary>
    Unknown,

    /// <summary>Female.</summary>
    Female,

    /// <summary>Male.</summary>
    Male,
}
