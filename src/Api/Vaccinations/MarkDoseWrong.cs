using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Vaccinations;

internal sealed class MarkDoseWrongEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/vaccinations/{dose}/wrong", async (string dose, DoseMistake mistake, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new MarkDoseWrong(dose, mistake.Reason, mistake.Words), cancellation)).ToResult()).WithTags("Vaccinations");
}

/// <summary>
/// Marks a dose as entered in error, with the reason. It stays in the record and counts for nothing; its certificates are taken back in the same transaction,
/// the stock stays as it is because the vial was opened, and whoever got the dose gets the correction.
/// </summary>
/// <param name="Dose">Id of the Immunization.</param>
/// <param name="Reason">A code of <see cref="DoseMistake.Reasons"/>.</param>
/// <param name="Words">In the clinician's words; required where the reason is another one.</param>
[Requires(Permission.Vaccinate, OnShift = true)]
public sealed record MarkDoseWrong(string Dose, string Reason, string? Words = null) : ICommand<string>;

internal sealed class MarkDoseWrongValidator : AbstractValidator<MarkDoseWrong>
{
    public MarkDoseWrongValidator()
    {
        RuleFor(it => it.Dose).NotEmpty().WithMessage("Say which dose.");
        RuleFor(it => it.Reason).Must(reason => DoseMistake.Reasons.ContainsKey(reason ?? "")).WithErrorCode("mistake-reason").WithMessage("Say what was wrong.");
        RuleFor(it => it.Words).NotEmpty().When(it => it.Reason == DoseMistake.Other).WithErrorCode("mistake-words").WithMessage("Say in your words what was wrong.");
        RuleFor(it => it.Words).MaximumLength(500).WithErrorCode("note-long").WithMessage("Say it in at most 500 characters.");
    }
}

internal sealed class MarkDoseWrongHandler(Caller caller, ResourceReader reader) : IRequestHandler<MarkDoseWrong, Outcome<string>>
{
    private static readonly Refusal NoDose = new(RefusalKind.NotFound, "dose-not-found", "There is no such dose here.", "dose");

    private static readonly Refusal OtherPlace = new(RefusalKind.BusinessRule, "dose-other-place", "This dose was given at another place. Ask there to have it corrected.");

    private static readonly Refusal NoMore = new(RefusalKind.BusinessRule, "dose-wrong-already", "This dose is no longer in force: somebody has marked it already.");

    public async Task<Outcome<string>> Handle(MarkDoseWrong request, CancellationToken cancellationToken)
    {
        var stored = await reader.Read(caller, "Immunization", request.Dose, cancellationToken);
        if (!stored.Ok)
        {
            return NoDose;
        }

        var mistake = new DoseMistake(request.Reason, request.Words);
        return Objection(stored.Value.Resource) is { } objection
            ? objection
            : Outcome<string>.Of(request.Dose, ChangeSet.Of(Change.Patch("Immunization", request.Dose, current => Marked(current, mistake))));
    }

    /// <remarks>Asked again of what is stored when it is written: of two tablets that mark it at once, the second is told.</remarks>
    private Outcome<Resource> Marked(Resource current, DoseMistake mistake) =>
        Objection(current) is { } objection ? objection : Outcome<Resource>.Of(mistake.On(current));

    /// <summary>A dose that names no place, an earlier one, may be corrected wherever it is seen to be wrong.</summary>
    private Refusal? Objection(Resource dose) =>
        dose.Root["status"].Text != "completed" ? NoMore
        : dose.Root["location"]["reference"].Text is { } place && place != $"Location/{caller.PointOfEntry}" ? OtherPlace
        : null;
}
