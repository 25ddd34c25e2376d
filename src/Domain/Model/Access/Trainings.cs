namespace HealthAssess.Domain.Access;

/// <summary>Which training opens which right. Without it on record, or once it has expired, the right rests.</summary>
public static class Trainings
{
    /// <summary>May vaccinate: products, cold chain, anaphylaxis.</summary>
    public const string Vaccination = "vaccination";

    private static readonly (Permission Permission, string Course)[] Needed = [(Permission.Vaccinate, Vaccination)];

    /// <summary>Every course there is.</summary>
    public static IReadOnlyList<string> Courses { get; } = [.. Needed.Select(one => one.Course).Distinct()];

    /// <summary>The rights of a role that rest for somebody with these courses.</summary>
    public static IReadOnlySet<Permission> Lapsed(Role role, IReadOnlyCollection<string> courses)
    {
        ArgumentNullException.ThrowIfNull(role);
        return Needed.Where(one => role.Permissions.Contains(one.Permission) && !courses.Contains(one.Course)).Select(one => one.Permission).ToHashSet();
    }
}
