using FluentValidation;
using HealthAssess.Api.Pipeline;
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

internal sealed class ImportCountryListEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/lists/requirements/country-list", async (ImportCountryList request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult()).WithTags("Lists");
}

/// <summary>Proposes the yellow-fever columns of the WHO country list: its countries replace ours, demo rules go, other diseases stay.</summary>
/// <param name="Csv">The list as CSV (docs/certificates.md names its columns).</param>
/// <param name="Source">Where it comes from, with its edition.</param>
/// <param name="AsOf">Day of the edition.</param>
/// <param name="Reason">Why.</param>
[Requires(Permission.KeepLists)]
public sealed record ImportCountryList(string Csv, string Source, DateOnly AsOf, string Reason) : ICommand<Guid>;

internal sealed class ImportCountryListValidator : AbstractValidator<ImportCountryList>
{
    private const int Most = 1024 * 1024;

    public ImportCountryListValidator()
    {
        RuleFor(it => it.Csv).NotEmpty().MaximumLength(Most).WithErrorCode("list-empty").WithMessage("Choose the file of the list; it has at most 12 MB.");
        RuleFor(it => it.Source).NotEmpty().MaximumLength(300).WithErrorCode("list-source").WithMessage("Say where the list comes from, in at most 300 characters.");
        RuleFor(it => it.Reason).NotEmpty().MaximumLength(500).WithErrorCode("list-reason").WithMessage("Say why, in at most 500 characters.");
    }
}

internal sealed class ImportCountryListHandler(ApprovedLists lists, Proposing proposing) : IRequestHandler<ImportCountryList, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(ImportCountryList request, CancellationToken cancellationToken)
    {
        var inForce = (await lists.InForce(ListKind.Requirements, cancellationToken))?.Content ?? SeedRequirements.Text;
        var read = WhoCountryList.Read(request.Csv, request.Source, request.AsOf, inForce);
        return read.Ok
            ? await proposing.Propose(ListKind.Requirements, read.Value, request.Source, request.Reason, new DateTimeOffset(request.AsOf.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), noRevocations: false, cancellationToken)
            : Outcome<Guid>.Refused(read.Refusals);
    }
}
