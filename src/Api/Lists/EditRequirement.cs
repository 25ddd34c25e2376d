using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Certificates.TravelDocuments;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Lists;
using HealthAssess.Domain.Requirements;
using HealthAssess.Storage.Lists;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Lists;

internal sealed class EditRequirementEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/lists/requirements/countries", async (EditRequirement request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult()).WithTags("Lists");
}

/// <summary>Proposes the yellow-fever rule of one country: everything else stays as it is in force. A second person approves it like any list.</summary>
/// <param name="Terms">The country and its terms.</param>
/// <param name="Reason">Why.</param>
[Requires(Permission.KeepLists)]
public sealed record EditRequirement(YellowFeverTerms Terms, string Reason) : ICommand<Guid>;

internal sealed class EditRequirementValidator : AbstractValidator<EditRequirement>
{
    public EditRequirementValidator()
    {
        RuleFor(it => it.Terms).NotNull().WithErrorCode("requirement-terms").WithMessage("Name the country and its terms.");
        RuleFor(it => it.Reason).NotEmpty().MaximumLength(500).WithErrorCode("list-reason").WithMessage("Say why, in at most 500 characters.");
        When(it => it.Terms is not null, () =>
        {
            RuleFor(it => it.Terms.Country).Must(country => country is not null && Countries.Alpha2(country) is not null).WithName("country").OverridePropertyName("country").WithErrorCode("trip-country").WithMessage("Name each country by its three letters.");
            RuleFor(it => it.Terms.Demand).Must(demand => demand is "NONE" or "ALL" or "FROM_RISK").OverridePropertyName("demand").WithErrorCode("requirement-demand").WithMessage("Choose whom the country asks: nobody, everybody, or who comes from countries with risk.");
            RuleFor(it => it.Terms.MinAgeMonths).InclusiveBetween(0, 240).OverridePropertyName("minAgeMonths").WithErrorCode("requirement-age").WithMessage("The age is between 0 and 240 months.");
            RuleFor(it => it.Terms.TransitHours).InclusiveBetween(0, 240).OverridePropertyName("transitHours").WithErrorCode("requirement-transit").WithMessage("The transit is between 0 and 240 hours.");
            RuleFor(it => it.Terms.SourceText).NotEmpty().MaximumLength(300).OverridePropertyName("source").WithErrorCode("list-source").WithMessage("Say where the list comes from, in at most 300 characters.");
        });
    }
}

internal sealed class EditRequirementHandler(ApprovedLists lists, Proposing proposing, TimeProvider time) : IRequestHandler<EditRequirement, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(EditRequirement request, CancellationToken cancellationToken)
    {
        var inForce = (await lists.InForce(ListKind.Requirements, cancellationToken))?.Content ?? SeedRequirements.Text;
        var now = time.GetUtcNow();
        var edited = RequirementEdit.With(inForce, request.Terms, DateOnly.FromDateTime(now.UtcDateTime));
        return await proposing.Propose(ListKind.Requirements, edited, request.Terms.SourceText, request.Reason, now, noRevocations: false, cancellationToken);
    }
}
