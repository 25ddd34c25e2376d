using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Storage;
using HealthAssess.Storage.Administration;
using MediatR;

namespace HealthAssess.Api.Registration;

/// <summary>Opens a record outside the caller's scope for an hour, because somebody's life or health is at stake. Data protection reviews it within 72 hours, and the traveller sees it.</summary>
/// <param name="Number">The number of the travel document or of the temporary card, as it is written.</param>
/// <param name="Reason">Why, in the caller's own words.</param>
[Requires(Permission.BreakGlass, OnShift = true)]
public sealed record OpenInEmergency(string Number, string Reason) : ICommand<OpenedRecord>;

/// <summary>A record that is open for a while.</summary>
/// <param name="Person">Whose.</param>
/// <param name="Traveller">Id of the Patient.</param>
/// <param name="Until">Until when.</param>
public sealed record OpenedRecord(Guid Person, TravellerId Traveller, DateTimeOffset Until);

internal sealed class OpenInEmergencyValidator : AbstractValidator<OpenInEmergency>
{
    public OpenInEmergencyValidator()
    {
        RuleFor(it => it.Number).NotEmpty().MaximumLength(100).WithMessage("Type the number of a document.");
        RuleFor(it => it.Reason).Must(reason => reason?.Trim().Length >= 15).WithErrorCode("emergency-reason").WithMessage("Say in a sentence why you must see this record now.");
        RuleFor(it => it.Reason).MaximumLength(500).WithErrorCode("emergency-reason").WithMessage("Say in a sentence why you must see this record now.");
    }
}

internal sealed class OpenInEmergencyHandler(Caller caller, ResourceReader reader, HealthDb database, TimeProvider time) : IRequestHandler<OpenInEmergency, Outcome<OpenedRecord>>
{
    private static readonly TimeSpan Open = TimeSpan.FromHours(1);

    public async Task<Outcome<OpenedRecord>> Handle(OpenInEmergency request, CancellationToken cancellationToken)
    {
        var everywhere = caller with { Scope = Scope.All, Types = null };
        var found = await reader.Search(everywhere, "Patient", "identifier=" + Uri.EscapeDataString(request.Number.Trim()) + "&_count=2", cancellationToken);
        if (!found.Ok || found.Value.Matches is not [{ Person: { } person } patient])
        {
            return new Refusal(RefusalKind.NotFound, "nobody-of-number", "No one traveller has this number.", "number");
        }

        var now = time.GetUtcNow();
        database.EmergencyOpenings.Add(new EmergencyOpening
        {
            Id = Ids.New(time),
            Account = caller.Account!.Value,
            Person = person,
            PointOfEntry = caller.PointOfEntry,
            Reason = request.Reason.Trim(),
            OpenedAt = now,
            OpenUntil = now + Open,
        });
        return Outcome<OpenedRecord>.Of(new OpenedRecord(person, patient.Id, now + Open));
    }
}
