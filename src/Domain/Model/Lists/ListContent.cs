using System.Text.Json;
using HealthAssess.Certificates.Trust.Lists;
using HealthAssess.Domain.Requirements;

namespace HealthAssess.Domain.Lists;

/// <summary>A proposed list, as read: keys and revocations, or entry requirements.</summary>
/// <param name="Trust">A list for verifiers.</param>
/// <param name="Requirements">Entry requirements.</param>
public sealed record ListContent(ImportedList? Trust, RequirementSet? Requirements)
{
    /// <summary>When the list says that it was made; null where it does not say.</summary>
    public DateTimeOffset? MadeAt => Trust?.MadeAt;

    /// <summary>The content, or why it is none of its kind.</summary>
    public static Outcome<ListContent> Read(string kind, ReadOnlyMemory<byte> content)
    {
        if (ListKind.Format(kind) is not { } format)
        {
            return OfRequirements(content);
        }

        var list = ImportedListReader.Read(format, content, out var failure);
        return list is null ? new Refusal(RefusalKind.Invalid, "list-unreadable", failure!, "content") : Outcome<ListContent>.Of(new(list, null));
    }

    private static Outcome<ListContent> OfRequirements(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            var set = RequirementReader.Read(json.RootElement);
            return set.Ok ? Outcome<ListContent>.Of(new(null, set.Value)) : Outcome<ListContent>.Refused(set.Refusals);
        }
        catch (JsonException)
        {
            return new Refusal(RefusalKind.Invalid, "list-unreadable", "This is not JSON.", "content");
        }
    }
}
