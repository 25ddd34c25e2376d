using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Immunization;
using HealthAssess.Storage.Recalls;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Vaccinations;

internal sealed class ListRecallsEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/recalls", async (IMediator mediator, CancellationToken cancellation) => (await mediator.Send(new ListRecalls(), cancellation)).ToResult()).WithTags("Recalls");
}

/// <summary>Which lots were recalled, and how many certificates that took back. Names nobody.</summary>
[Requires(Permission.ReadStock, OnShift = true)]
public sealed record ListRecalls : IQuery<IReadOnlyList<RecallView>>;

/// <summary>A recalled lot.</summary>
/// <param name="Id">Id of the recall.</param>
/// <param name="ProductName">Name on the box.</param>
/// <param name="LotNumber">Number on the vial.</param>
/// <param name="Reason">Why.</param>
/// <param name="Made">When.</param>
/// <param name="Certificates">How many certificates of it are taken back.</param>
public sealed record RecallView(Guid Id, string ProductName, string LotNumber, string Reason, DateTimeOffset Made, int Certificates);

internal sealed class ListRecallsHandler(LotRecalls recalls) : IRequestHandler<ListRecalls, Outcome<IReadOnlyList<RecallView>>>
{
    public async Task<Outcome<IReadOnlyList<RecallView>>> Handle(ListRecalls request, CancellationToken cancellationToken) => Outcome<IReadOnlyList<RecallView>>.Of(
    [
        .. from recall in await recalls.All(cancellationToken)
           select new RecallView(recall.Recall.Id, Vaccines.Product(recall.Recall.Product)?.Name ?? recall.Recall.Product, recall.Recall.LotNumber, recall.Recall.Reason, recall.Recall.Made, recall.Certificates),
    ]);
}
