using System.Globalization;

namespace HealthAssess.Fhir.Patching;

/// <summary>Places in a JSON text: <c>/name/0/given</c>.</summary>
/// <remarks>RFC 6901.</remarks>
internal static class JsonPointer
{
    /// <summary>So many steps a patched text may go down: more than any resource needs, less than any stack holds.</summary>
    public const int Deepest = 128;

    public static bool IsValid(string pointer) =>
        pointer.Length == 0 || (pointer[0] == '/' && !Enumerable.Range(0, pointer.Length).Any(at => pointer[at] == '~' && pointer.ElementAtOrDefault(at + 1) is not ('0' or '1')));

    public static IEnumerable<string> Steps(string pointer) => pointer.Split('/').Skip(1).Select(Plain);

    /// <summary>Where it is held, and the last step.</summary>
    public static (string Holder, string Last) Split(string pointer)
    {
        var slash = pointer.LastIndexOf('/');
        return (pointer[..slash], Plain(pointer[(slash + 1)..]));
    }

    /// <summary>The position in a list; null for anything that is none.</summary>
    public static int? Index(string step) =>
        step is "0" || (step.Length is > 0 and < 10 && step[0] is >= '1' and <= '9' && step.All(char.IsAsciiDigit)) ? int.Parse(step, CultureInfo.InvariantCulture) : null;

    /// <summary>The element at a place, as OperationOutcome names it: <c>Patient.name[0].given</c>. Id and extensions of a primitive belong to its element.</summary>
    public static string Expression(string type, string pointer) =>
        string.Concat(Steps(pointer).Select(step => step == "-" ? "" : Index(step) is { } at ? $"[{at}]" : "." + step.TrimStart('_')).Prepend(type));

    private static string Plain(string step) => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
