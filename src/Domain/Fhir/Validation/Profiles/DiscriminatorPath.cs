namespace HealthAssess.Fhir;

/// <summary>Follows the path of a discriminator: names, <c>$this</c>, <c>extension('url')</c>, <c>ofType(T)</c> and <c>resolve()</c>.</summary>
/// <remarks>FHIR R4, profiling.html#discriminator: a restricted FHIRPath.</remarks>
internal static class DiscriminatorPath
{
    /// <summary>The definition the path leads to within a slice; null where the profile says nothing there.</summary>
    public static ProfileElement? Definition(string path, ProfileElement slice)
    {
        var at = slice;
        foreach (var step in Steps(path))
        {
            if (step == "$this" || step.StartsWith("ofType(", StringComparison.Ordinal) || step == "resolve()")
            {
                continue;
            }

            var url = ExtensionUrl(step);
            at = url is null ? at.Child(step)
                : at.Child("extension")?.Slices.Find(extension => extension.Types is [{ Profiles: [var profile, ..] }] && profile == url);
            if (at is null)
            {
                return null;
            }
        }

        return at;
    }

    /// <summary>The elements the path leads to from an item.</summary>
    public static List<Element> Values(string path, Element item, Examination examination)
    {
        List<Element> at = [item];
        foreach (var step in Steps(path))
        {
            at = [.. at.SelectMany(element => Step(step, element, examination))];
        }

        return at;
    }

    private static List<Element> Step(string step, Element element, Examination examination)
    {
        if (step == "$this")
        {
            return [element];
        }

        if (step == "resolve()")
        {
            return examination.Resolve(element) is { Exists: true } target ? [target] : [];
        }

        if (step.StartsWith("ofType(", StringComparison.Ordinal))
        {
            return element.Shape!.Is(step[7..^1]) ? [element] : [];
        }

        return [.. ExtensionUrl(step) is { } url ? element.Extensions(url) : element.All(step)];
    }

    // The urls within extension('…') hold dots themselves.
    private static IEnumerable<string> Steps(string path)
    {
        var start = 0;
        var quoted = false;
        for (var at = 0; at <= path.Length; at++)
        {
            if (at < path.Length && path[at] == '\'')
            {
                quoted = !quoted;
            }

            if (at == path.Length || (path[at] == '.' && !quoted))
            {
                if (at > start)
                {
                    yield return path[start..at];
                }

                start = at + 1;
            }
        }
    }

    private static string? ExtensionUrl(string step) =>
        step.StartsWith("extension('", StringComparison.Ordinal) && step.EndsWith("')", StringComparison.Ordinal) ? step[11..^2] : null;
}
