using HealthAssess.Domain;

namespace HealthAssess.Api.Fhir.Terminology;

/// <summary>Versions of code systems that are asked for beside what a value set says itself.</summary>
/// <remarks>http://hl7.org/fhir/R4/valueset-operation-expand.html: system-version, check-system-version, force-system-version.</remarks>
internal sealed record SystemVersions
{
    private Dictionary<string, string> Usual { get; init; } = [];

    private Dictionary<string, string> Checked { get; init; } = [];

    private Dictionary<string, string> Forced { get; init; } = [];

    /// <summary>What was asked for, by the names of the parameters.</summary>
    public IReadOnlyList<(string Parameter, string Value)> Said { get; private init; } = [];

    /// <summary>None is asked for.</summary>
    public static SystemVersions None { get; } = new();

    /// <summary>Those to go by where the value set names none.</summary>
    public static SystemVersions Usually(IEnumerable<(string System, string Version)> versions) => new() { Usual = BySystem(versions) };

    /// <summary>Those that were asked for, each as <c>system|version</c>.</summary>
    public static Outcome<SystemVersions> Of(IReadOnlyList<string> usual, IReadOnlyList<string> wanted, IReadOnlyList<string> forced) =>
        usual.Concat(wanted).Concat(forced).FirstOrDefault(one => one.Split('|') is not [{ Length: > 0 }, { Length: > 0 }]) is { } other
            ? new Refusal(RefusalKind.Invalid, "system-version-invalid", $"'{other}' does not name a version of a code system: system|version.", "system-version")
            : Outcome<SystemVersions>.Of(new SystemVersions
            {
                Usual = Parsed(usual),
                Checked = Parsed(wanted),
                Forced = Parsed(forced),
                Said = [.. usual.Select(one => ("system-version", one)), .. wanted.Select(one => ("check-system-version", one)), .. forced.Select(one => ("force-system-version", one))],
            });

    /// <summary>The version to take a system in.</summary>
    /// <param name="system">The system.</param>
    /// <param name="said">What the value set says.</param>
    public Outcome<string?> For(string system, string? said) =>
        Forced.TryGetValue(system, out var forced) ? Outcome<string?>.Of(forced)
        : !Checked.TryGetValue(system, out var wanted) ? Outcome<string?>.Of(said ?? Usual.GetValueOrDefault(system))
        : said is null || said == wanted ? Outcome<string?>.Of(wanted)
        : new Refusal(RefusalKind.BusinessRule, "system-version-other", $"The value set takes {system} in version {said}, not {wanted}.", "check-system-version");

    /// <summary>What is wrong where the codes are what they are: listed by an expansion that was sent, or R4's own.</summary>
    /// <param name="codes">The codes.</param>
    /// <param name="edition">Version of those that name none.</param>
    public Refusal? Objection(IEnumerable<Concept> codes, string? edition)
    {
        foreach (var (system, version) in codes.Select(code => (code.System, code.Version)).Distinct())
        {
            var wanted = For(system, version);
            if (!wanted.Ok || (wanted.Value is { } other && other != (version ?? edition)))
            {
                return wanted.Ok ? NotLoaded(system, wanted.Value!) : wanted.Refusals[0];
            }
        }

        return null;
    }

    public static Refusal NotLoaded(string system, string version) =>
        new(RefusalKind.NotFound, "code-system-not-loaded", $"Version {version} of {system} is not loaded here.", "system-version");

    private static Dictionary<string, string> Parsed(IReadOnlyList<string> all) => BySystem(all.Select(one => one.Split('|')).Select(one => (one[0], one[1])));

    private static Dictionary<string, string> BySystem(IEnumerable<(string System, string Version)> all) =>
        all.DistinctBy(one => one.System).ToDictionary(one => one.System, one => one.Version, StringComparer.Ordinal);
}
