using FluentValidation;
using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Registration;

internal sealed class RecordConsentEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/consents", async (RecordConsent request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult(count => Results.Ok(new { recorded = count }))).WithTags("Registration");
}

/// <summary>Records what a traveller decided, purpose by purpose. A refusal is recorded like a consent, and care goes on. Answers with how many were recorded.</summary>
/// <param name="Traveller">Who decided.</param>
/// <param name="Choices">The decision by purpose: direct-care, vaccination-cert, continuity-of-care, research.</param>
/// <param name="Language">The language it was explained in (BCP 47).</param>
/// <param name="Interpreter">Interpreter or witness, or empty.</param>
[Requires(Permission.RegisterTravellers, OnShift = true)]
public sealed record RecordConsent(TravellerId Traveller, IReadOnlyDictionary<string, bool> Choices, string Language, string? Interpreter = null) : ICommand<int>;

internal sealed class RecordConsentValidator : AbstractValidator<RecordConsent>
{
    public RecordConsentValidator()
    {
        RuleFor(it => it.Choices).NotEmpty().WithMessage("Record a decision for at least one purpose.");
        RuleForEach(it => it.Choices).Must(choice => ConsentChoice.Asked.ContainsKey(choice.Key)).WithErrorCode("purpose-unknown").WithMessage("There is no such purpose.");
        RuleFor(it => it.Language).NotEmpty().WithMessage("Say in which language it was explained.").MaximumLength(35).WithErrorCode("language").WithMessage("This is no language.");
        RuleFor(it => it.Interpreter).MaximumLength(200).WithErrorCode("name-too-long").WithMessage("A name has at most 200 characters.");
    }
}

internal sealed class RecordConsentHandler(Caller caller, HerePointOfEntry here, ResourceReader reader, TimeProvider time) : IRequestHandler<RecordConsent, Outcome<int>>
{
    public async Task<Outcome<int>> Handle(RecordConsent request, CancellationToken cancellationToken)
    {
        if (await reader.Read(caller, "Patient", request.Traveller.ToString(), cancellationToken) is { Ok: false } missing)
        {
            return Outcome<int>.Refused(missing.Refusals);
        }

        var now = (await here.Get(cancellationToken)).Now(time);
        var consents =
            from choice in request.Choices
            select new ConsentChoice(Ids.New(time), request.Traveller, ConsentChoice.Asked[choice.Key], choice.Value, now, request.Language, request.Interpreter).ToResource();
        return Outcome<int>.Of(request.Choices.Count, ChangeSet.Of([.. consents.Select(Change.Create)]));
    }
}
