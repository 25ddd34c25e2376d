using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization;

/// <summary>Vaccine rules as data: one ministry's or one committee's schedule, in one version.</summary>
public sealed class Schedule
{
    private readonly Dictionary<int, VaccineType> types;
    private readonly Dictionary<int, VaccineConflict[]> conflictsByImpacted;

    internal Schedule(ScheduleContent content)
    {
        Content = content;
        types = content.Types.ToDictionary(type => type.Cvx);
        conflictsByImpacted = content.Conflicts.GroupBy(conflict => conflict.Impacted).ToDictionary(group => group.Key, group => group.ToArray());
        Antigens = [.. content.Antigens.Select((antigen, index) => new PreparedAntigen(antigen, index))];
        ByName = Antigens.ToDictionary(antigen => antigen.Antigen.Name, StringComparer.Ordinal);
    }

    /// <summary>Short name: <c>us-acip</c>.</summary>
    public string Id => Content.Id;

    /// <summary>Version of the data: <c>4.64</c>.</summary>
    public string Version => Content.Version;

    /// <summary>The day the data were published.</summary>
    public DateOnly Published => Content.Published;

    internal ScheduleContent Content { get; }

    internal PreparedAntigen[] Antigens { get; }

    internal Dictionary<string, PreparedAntigen> ByName { get; }

    internal VaccineType? Type(int cvx) => types.GetValueOrDefault(cvx);

    /// <summary>The vaccine type a dose counts as.</summary>
    internal int TakenFor(AdministeredDose dose)
    {
        foreach (var rule in Content.Intake)
        {
            if (rule.Takes(dose))
            {
                return rule.As;
            }
        }

        return dose.Cvx;
    }

    /// <summary>Name of an observation by its code; the code itself where it is not known.</summary>
    public string Observation(string code) => Content.Observations.GetValueOrDefault(code, code);

    /// <summary>Name of a vaccine type; its code where it is not known.</summary>
    public string VaccineName(int cvx) => types.TryGetValue(cvx, out var type) ? type.Name : $"CVX {cvx:00}";

    /// <summary>Vaccine groups that a vaccine type belongs to.</summary>
    public IReadOnlyList<string> GroupsOf(int cvx) =>
        Type(cvx) is { } type ? [.. Content.Groups.Where(group => type.Antigens.Any(one => group.Antigens.Contains(one.Antigen))).Select(group => group.Name)] : [];

    /// <summary>Conflicts in which a vaccine type is the one that must wait.</summary>
    internal VaccineConflict[] ConflictsOf(int impacted) => conflictsByImpacted.GetValueOrDefault(impacted) ?? [];
}
