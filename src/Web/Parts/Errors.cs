using HealthAssess.Domain;

namespace HealthAssess.Web.Parts;

/// <summary>What stands against a form, in the user's words, each by the field it belongs to.</summary>
public sealed class Errors
{
    private readonly List<(string? Field, string Text)> all = [];

    public IReadOnlyList<(string? Field, string Text)> All => all;

    public bool Any => all.Count > 0;

    /// <summary>Names of fields in this form, by the name that the use case has for them.</summary>
    public Dictionary<string, string> Called { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The caller may not do this, however they fill the form.</summary>
    public bool Forbidden { get; private set; }

    public void Add(string? field, string text) => all.Add((field, text));

    internal void Add(IReadOnlyList<Refusal> refusals, Texts.Say say)
    {
        Forbidden |= refusals.Any(refusal => refusal.Kind == RefusalKind.Forbidden);
        all.AddRange(refusals.Select(refusal => (Here(FieldOf(refusal.Expression)), say.Refusal(refusal))));
    }

    public string? For(string field) => all.FirstOrDefault(error => string.Equals(error.Field, field, StringComparison.OrdinalIgnoreCase)).Text;

    private string? Here(string? field) => field is null ? null : Called.GetValueOrDefault(field, field);

    /// <summary><c>Immunization.lotNumber</c>, <c>Dose.LotNumber</c> and <c>lotNumber</c> are the same field; <c>symptom.fever</c> is a question's own name.</summary>
    private static string? FieldOf(string? expression) => expression?.Split('[')[0] switch
    {
        null or "" => null,
        { } path when char.IsUpper(path[0]) && path.Split('.')[^1] is var last => char.ToLowerInvariant(last[0]) + last[1..],
        { } path => path,
    };
}
