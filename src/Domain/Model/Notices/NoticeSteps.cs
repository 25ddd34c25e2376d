using HealthAssess.Fhir;

namespace HealthAssess.Domain.Notices;

/// <summary>What becomes of a notice: told, tried in vain, or not needed after all.</summary>
public static class NoticeSteps
{
    /// <summary>True while a notice of ours waits.</summary>
    public static bool Waits(Resource notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return notice.Root["status"].Text == "preparation" && ReasonOf(notice) is not null;
    }

    /// <summary>Why the traveller is told; null where the Communication is none of ours.</summary>
    public static string? ReasonOf(Resource notice) =>
        new Communication(notice).Category.SelectMany(category => category.Coding).FirstOrDefault(coding => coding.System == NoticeCodes.Reason).Code;

    /// <summary>The traveller was told.</summary>
    public static Resource Told(Resource notice, DateTimeOffset at, ReferenceBuilder by)
    {
        var told = CommunicationBuilder.From(notice);
        told.Status = "completed";
        told.Sent = at;
        told.Sender = by;
        return told.Build();
    }

    /// <summary>Somebody tried and did not reach the traveller; the notice goes on waiting.</summary>
    public static Resource NotReached(Resource notice, DateTimeOffset at, ReferenceBuilder by)
    {
        var tried = CommunicationBuilder.From(notice);
        tried.Note.Add(new AnnotationBuilder { AuthorReference = by, Time = at, Text = "Not reached." });
        return tried.Build();
    }

    /// <summary>Nobody has to be told any more.</summary>
    public static Resource NotNeeded(Resource notice, string reason, DateTimeOffset at, ReferenceBuilder by)
    {
        var dropped = CommunicationBuilder.From(notice);
        dropped.Status = "not-done";
        dropped.StatusReason = new CodeableConceptBuilder { Text = reason };
        dropped.Note.Add(new AnnotationBuilder { AuthorReference = by, Time = at, Text = "Not needed." });
        return dropped.Build();
    }

    /// <summary>When it was tried in vain, the last time first.</summary>
    public static IReadOnlyList<DateTimeOffset> Attempts(Resource notice) =>
        [.. new Communication(notice).Note.Select(note => note.Time?.Instant).OfType<DateTimeOffset>().OrderDescending()];
}
