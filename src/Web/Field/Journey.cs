using HealthAssess.Api.Registration;
using HealthAssess.Web.Parts;
using HealthAssess.Web.Texts;

namespace HealthAssess.Web.Field;

/// <summary>A traveller's way through the Point of Entry: what is done in this visit, and the one thing to do next.</summary>
/// <remarks>A visit begins with its arrival. What lies before belongs to an earlier visit and does not count as done; a dose and its certificate hold for life.</remarks>
internal sealed class Journey
{
    private static readonly (string Key, string Icon, string Page)[] Way =
    [
        ("arrival", "arrival", "arrival"), ("consent", "consent", "consents"), ("screening", "thermometer", "screening"),
        ("vaccination", "vaccine", "vaccinate"), ("certificate", "certificate", "certify"),
    ];

    private Journey(IReadOnlyList<Step> steps, string? next, string? page) => (Steps, Next, Page) = (steps, next, page);

    public IReadOnlyList<Step> Steps { get; }

    /// <summary>Key of the step that comes next; null when all are done.</summary>
    public string? Next { get; }

    /// <summary>Its page, below the traveller's.</summary>
    public string? Page { get; }

    public static Journey Of(TravellerRecord record, Say say)
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
        var next = Array.IndexOf(done, null);
        var steps = Way.Select((step, at) => new Step(step.Icon, say.Code("journey", step.Key), done[at] is not null ? "done" : at == next ? "now" : "", done[at]));
        return next < 0 ? new Journey([.. steps], null, null) : new Journey([.. steps], Way[next].Key, Way[next].Page);
    }

    private static T? Latest<T>(IEnumerable<T> rows, Func<T, DateTimeOffset?> at, DateTimeOffset? visit) where T : class =>
        visit is null ? null : rows.Where(row => at(row) >= visit).MaxBy(at);
}
