using HealthAssess.Api.Registration;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Web.Parts;
using HealthAssess.Web.Texts;

namespace HealthAssess.Web.Field;

/// <summary>A traveller's way through the Point of Entry: what is done in this visit, and the one thing to do next.</summary>
/// <remarks>A visit begins with its arrival. What lies before belongs to an earlier visit and does not count as done; a dose and its certificate hold for life.</remarks>
internal sealed class Journey
{
    private static readonly Stage[] Way =
    [
        new("arrival", "arrival", "arrival", Permission.RegisterTravellers, "Encounter"), new("consent", "consent", "consents", Permission.RegisterTravellers, "Consent"),
        new("screening", "thermometer", "screening", Permission.AssessTravellers, "ClinicalImpression"),
        new("vaccination", "vaccine", "vaccinate", Permission.Vaccinate, "Immunization"), new("certificate", "certificate", "certify", Permission.IssueCertificates, "DocumentReference"),
    ];

    private Journey(IReadOnlyList<Step> steps, string? next, string? page) => (Steps, Next, Page) = (steps, next, page);

    public IReadOnlyList<Step> Steps { get; }

    /// <summary>Key of the step that comes next for who asks; null when nothing is left for them to do.</summary>
    public string? Next { get; }

    /// <summary>Its page, below the traveller's.</summary>
    public string? Page { get; }

    public static Journey Of(TravellerRecord record, Say say, Caller caller)
    {
        var visit = record.Arrivals.Max(arrival => arrival.At);
        string?[] done =
        [
            visit is null ? null : Say.Moment(visit),
            Latest(record.Consents, consent => consent.At, visit) is null ? null : say.Count("journey.consents", record.Consents.Count(consent => consent.Given && consent.At >= visit)),
            Latest(record.Assessments, assessment => assessment.At, visit) is { } assessment ? Say.Moment(assessment.At) : null,
            record.Doses.LastOrDefault(dose => dose.GivenHere && dose.Status == "completed")?.Vaccine,
            record.Certificates.Any(certificate => certificate is { Status: "current", Letter: false }) ? say["journey.issued"] : null,
        ];
        // What a role may not do waits for somebody else and must not stand in its way.
        var next = Enumerable.Range(0, Way.Length).FirstOrDefault(at => done[at] is null && caller.May(Way[at].Needs), -1);
        var steps =
            from at in Enumerable.Range(0, Way.Length)
            where caller.Types?.Contains(Way[at].Type) != false
            select new Step(Way[at].Icon, say.Code("journey", Way[at].Key), done[at] is not null ? "done" : at == next ? "now" : "", done[at]);
        return next < 0 ? new Journey([.. steps], null, null) : new Journey([.. steps], Way[next].Key, Way[next].Page);
    }

    /// <summary>One step of the way: its page, the right that it needs, and the type of the record in which it shows.</summary>
    private sealed record Stage(string Key, string Icon, string Page, Permission Needs, string Type);

    private static T? Latest<T>(IEnumerable<T> rows, Func<T, DateTimeOffset?> at, DateTimeOffset? visit) where T : class =>
        visit is null ? null : rows.Where(row => at(row) >= visit).MaxBy(at);
}
