namespace HealthAssess.Web.Hosting;

/// <summary>What this process does: <c>--run site,api,workers</c>; without it, everything.</summary>
/// <param name="Site">Serves the screens.</param>
/// <param name="Api">Serves FHIR and the other interfaces.</param>
/// <param name="Workers">Delivers reports and runs what has a calendar.</param>
internal sealed record ProcessRoles(bool Site, bool Api, bool Workers)
{
    private static readonly string[] Known = ["site", "api", "workers"];

    /// <summary>Reads the option; an unknown word is refused rather than ignored, so that a typing error does not stop deliveries silently.</summary>
    public static ProcessRoles From(IConfiguration configuration)
    {
        var words = (configuration["run"] ?? "site,api,workers").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var unknown = words.Except(Known, StringComparer.Ordinal).FirstOrDefault();
        return unknown is null
            ? new ProcessRoles(words.Contains("site"), words.Contains("api"), words.Contains("workers"))
            : throw new ArgumentException($"--run knows {string.Join(", ", Known)}; not '{unknown}'.");
    }
}
