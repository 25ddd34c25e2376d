using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Notices;

/// <summary>Something a traveller has to be told, waiting for somebody to tell them: a FHIR Communication in preparation, in their own language.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Traveller">Whom to tell, <c>Patient/…</c>.</param>
/// <param name="Reason">Why: one of <see cref="NoticeCodes.Reasons"/>.</param>
/// <param name="Language">The language to tell it in.</param>
/// <param name="Queued">Since when it waits.</param>
public sealed record TravellerNotice(Guid Id, string Traveller, string Reason, string Language, DateTimeOffset Queued)
{
    /// <summary>The dose or certificate it is about, or null.</summary>
    public string? About { get; init; }

    /// <summary>The recall it belongs to, or null.</summary>
    public Guid? Recall { get; init; }

    /// <summary>What was recalled, for those who call: name and number of the lot.</summary>
    public string? Topic { get; init; }

    /// <summary>The Communication.</summary>
    public Resource ToResource()
    {
        var notice = new CommunicationBuilder
        {
            Id = Id.ToString(),
            Language = Language,
            Status = "preparation",
            Category = { Terms.Concept(NoticeCodes.Reason, Reason) },
            Topic = Topic is null ? null : new CodeableConceptBuilder { Text = Topic },
            Subject = new ReferenceBuilder { Literal = Traveller },
            Recipient = { new ReferenceBuilder { Literal = Traveller } },
            Payload = { new CommunicationPayloadBuilder { ContentString = NoticeWords.Of(Reason, Language) } },
            Extension = { new ExtensionBuilder { Url = NoticeCodes.QueuedExtension, ValueDateTime = Queued } },
        };
        if (About is { } about)
        {
            notice.About.Add(new ReferenceBuilder { Literal = about });
        }

        if (Recall is { } recall)
        {
            notice.Identifier.Add(new IdentifierBuilder { System = NoticeCodes.Recall, Value = recall.ToString() });
        }

        return notice.Build();
    }
}
