namespace HealthAssess.Domain.Requirements;

/// <summary>The order in which every requirement is judged: age, dose, letter, what is not known, and only then not met.</summary>
internal sealed record Judging
{
    public required IRequirementRule Rule { get; init; }

    public required string Country { get; init; }

    public required string Reason { get; init; }

    /// <summary>The day it is asked on.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Whether the rule speaks of this traveller at all; null when that cannot be told.</summary>
    public required bool? Applies { get; init; }

    /// <summary>What would have to be known to tell.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    public int MinAgeMonths { get; init; }

    /// <summary>False for what is only advised.</summary>
    public bool Compulsory { get; init; } = true;

    public IReadOnlyList<DoseWindow> Windows { get; init; } = [];

    /// <summary>Last possible exposure, from which observation is counted; null when nobody observes.</summary>
    public DateOnly? LastExposure { get; init; }

    private const int ObservationDays = 6;

    public RequirementAnswer Of(Trip trip)
    {
        if (Applies == false)
        {
            return Answer(RequirementOutcome.NotRequired, Reason);
        }

        if (TooYoung(trip.BirthDate) == true)
        {
            return Answer(RequirementOutcome.Exempt, "too-young");
        }

        return Windows.FirstOrDefault(window => window.Counts(On)) is { } counting ? With(Answer(RequirementOutcome.Met, "dose-counts"), counting)
            : trip.Letters.Any(letter => letter.Disease == Rule.Disease && letter.CoversDay(On)) ? Answer(RequirementOutcome.Exempt, "contraindicated")
            // What is only advised does no harm to whom it is not meant for.
            : Compulsory && Unknowns(trip) is { Count: > 0 } missing ? Answer(RequirementOutcome.Unknown, "not-known") with { Missing = missing }
            : NotMet();
    }

    private RequirementAnswer NotMet()
    {
        if (!Compulsory)
        {
            return Answer(RequirementOutcome.Recommended, Reason) with { Offer = new(true, null) };
        }

        var waiting = Windows.Where(window => window.From > On).MinBy(window => window.From);
        var answer = Answer(waiting is null ? RequirementOutcome.NotMet : RequirementOutcome.Waiting, waiting is null ? Reason : "dose-too-recent") with { Offer = new(waiting is null, Observe(waiting?.From)) };
        return waiting is null ? answer : With(answer, waiting);
    }

    // Until the dose counts or six days after the last exposure, whichever comes first; nothing when both lie behind.
    private DateOnly? Observe(DateOnly? counts) =>
        LastExposure?.AddDays(ObservationDays) is { } end && end > On ? (counts < end ? counts : end) : null;

    private bool? TooYoung(DateOnly? birth) => MinAgeMonths == 0 ? false : birth is { } born ? On < Ages.Reaches(born, MinAgeMonths) : null;

    private List<string> Unknowns(Trip trip) =>
    [
        .. Applies is null ? Missing : [],
        .. TooYoung(trip.BirthDate) is null ? new[] { "patient.birthDate" } : [],
        .. Windows.Any(window => window.Date is null) ? new[] { "history.doses.date" } : [],
    ];

    private RequirementAnswer Answer(RequirementOutcome outcome, string reason) =>
        new(Country, Rule.Disease, outcome, Rule.Id, reason) { On = On, Source = Rule.Source, Demo = Rule.Demo };

    private static RequirementAnswer With(RequirementAnswer answer, DoseWindow window) => answer with { Dose = window.Date, From = window.From, Until = window.Until };
}
