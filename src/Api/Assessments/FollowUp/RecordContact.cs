using FluentValidation;
using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Assessments;
using HealthAssess.Domain.Registration;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Assessments;

internal sealed class RecordContactEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/follow-ups/contacts", async (RecordContact request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult()).WithTags("Assessments");
}

/// <summary>A contact during follow-up. On the last day, or when the traveller is not well, it ends the plan: the first is done, the second needs an assessment.</summary>
/// <param name="Plan">Id of the CarePlan.</param>
/// <param name="Well">Whether the traveller is well.</param>
/// <param name="Temperature">In °C, if one was taken.</param>
[Requires(Permission.AssessTravellers, OnShift = true)]
public sealed record RecordContact(Guid Plan, bool Well, decimal? Temperature = null) : ICommand<TravellerId>;

internal sealed class RecordContactValidator : AbstractValidator<RecordContact>
{
    public RecordContactValidator() => RuleFor(it => it.Temperature).InclusiveBetween(25, 45).WithErrorCode("temperature-range").WithMessage("Only 25 to 45 °C is plausible.");
}

internal sealed class RecordContactHandler(Caller caller, HerePointOfEntry here, CallerReference by, ResourceReader reader, TimeProvider time) : IRequestHandler<RecordContact, Outcome<TravellerId>>
{
    public async Task<Outcome<TravellerId>> Handle(RecordContact request, CancellationToken cancellationToken)
    {
        var plan = await reader.Read(caller, "CarePlan", request.Plan.ToString(), cancellationToken);
        if (!plan.Ok || !FollowUpPlan.Stands(plan.Value.Resource))
        {
            return new Refusal(RefusalKind.NotFound, "plan-not-found", "There is no such follow-up here.");
        }

        var place = await here.Get(cancellationToken);
        var contact = FollowUpPlan.Contact(plan.Value.Resource, Ids.New(time), place.Now(time), request.Well, request.Temperature, await by.Get(cancellationToken));
        var over = plan.Value.Resource.Root["period"]["end"].Date?.Date.ToDateOnly() <= place.Today(time);
        return Outcome<TravellerId>.Of(TravellerId.OfReference(plan.Value.Resource.Root["subject"]["reference"].Text), ChangeSet.Of(
            [Change.Create(contact), .. over ? [Change.Update(FollowUpPlan.End(plan.Value.Resource), plan.Value.Resource.VersionId)] : Array.Empty<Change>()]));
    }
}
