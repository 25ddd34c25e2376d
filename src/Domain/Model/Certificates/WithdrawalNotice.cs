using HealthAssess.Fhir;

namespace HealthAssess.Domain.Certificates;

/// <summary>A notice to a traveller that certificates were withdrawn, waiting to be sent: staff find it on the record, and the traveller in theirs.</summary>
public static class WithdrawalNotice
{
    private const string Words =
        "A certificate of yours was withdrawn, because what it rests on was recorded for the wrong person or in error. It says nothing against you. Ask where it was issued for a new one.";

    /// <summary>The Communication.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="traveller">The traveller, <c>Patient/…</c>.</param>
    /// <param name="about">What it is about, or null.</param>
    public static Resource Of(Guid id, string traveller, string? about)
    {
        var notice = new CommunicationBuilder
        {
            Id = id.ToString(),
            Status = "preparation",
            Subject = new ReferenceBuilder { Literal = traveller },
            Recipient = { new ReferenceBuilder { Literal = traveller } },
            Payload = { new CommunicationPayloadBuilder { ContentString = Words } },
        };
        if (about is not null)
        {
            notice.About.Add(new ReferenceBuilder { Literal = about });
        }

        return notice.Build();
    }
}
