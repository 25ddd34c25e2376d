using HealthAssess.Web.Parts;
using Microsoft.Extensions.Primitives;

namespace HealthAssess.Web.Field;

/// <summary>
/// Two people changed the same record: field by field, what was typed here where something was typed, else what the other one wrote.
/// </summary>
/// <param name="typed">The form as it was sent.</param>
/// <param name="before">The record as it stood in the form when it was opened.</param>
/// <param name="now">The record as it is.</param>
internal sealed class DetailsMerge(Posted typed, IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> now)
{
    private const string Number = "-number";

    private static readonly string[] Single = ["family", "given", "latinFamily", "latinGiven", "alias", "estimated", "sex", "nationality", "language", "phone"];

    private static readonly string[] DateParts = ["birthDate-year", "birthDate-month", "birthDate-day"];

    private static readonly string[] DocumentParts = ["-kind", Number, "-country", "-expires"];

    /// <summary>What stands in the form.</summary>
    public Posted Merged => new(new FormCollection(
        (from entry in Fields()
         let mine = IsMine(entry.Parts)
         from part in entry.Parts
         let value = mine ? typed[part] : now.GetValueOrDefault(part)
         where value is not null
         select (part, value)).ToDictionary(one => one.part, one => new StringValues(one.value))));

    /// <summary>The fields in which the other one wrote something else than stood there and stands here.</summary>
    public IReadOnlyList<OtherChange> Theirs =>
    [
        .. from entry in Fields()
           let theirs = Said(entry.Parts, now.GetValueOrDefault)
           let mine = IsMine(entry.Parts) ? Said(entry.Parts, part => typed[part]) : null
           where !theirs.SequenceEqual(Said(entry.Parts, before.GetValueOrDefault)) && !theirs.SequenceEqual(mine ?? [""])
           select new OtherChange(entry.Name, theirs, mine),
    ];

    private bool IsMine(IEnumerable<string> parts) => parts.Any(part => typed[part] != before.GetValueOrDefault(part));

    private IEnumerable<(string Name, string[] Parts)> Fields() =>
    [
        .. Single.Select(name => (name, new[] { name })),
        ("birthDate", DateParts),
        .. before.Keys.Concat(now.Keys).Where(name => name.EndsWith(Number, StringComparison.Ordinal)).Select(name => name[..^Number.Length])
            .Append(DetailsForm.NewRow).Distinct().Select(row => (row + Number, DocumentParts.Select(part => row + part).ToArray())),
    ];

    private static List<string> Said(IEnumerable<string> parts, Func<string, string?> value) => [.. parts.Select(value).OfType<string>()];
}
