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

internal sealed class SearchTravellersEndpoint : IEndpoint
{
    // A POST, so that names and numbers stay out of addresses and logs.
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/travellers/search", async (SearchTravellers request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult()).WithTags("Registration");
}

/// <summary>Finds travellers by name in any script, document or temporary number, or birth date. No text: those registered last.</summary>
/// <param name="Text">What somebody typed.</param>
[Requires(Permission.ReadTravellers)]
public sealed record SearchTravellers(string? Text) : IQuery<IReadOnlyList<TravellerRow>>;

internal sealed class SearchTravellersHandler(ResourceReader reader, Caller caller) : IRequestHandler<SearchTravellers, Outcome<IReadOnlyList<TravellerRow>>>
{
    private const int Shown = 25;

    public async Task<Outcome<IReadOnlyList<TravellerRow>>> Handle(SearchTravellers request, CancellationToken cancellationToken)
    {
        var page = await reader.Search(caller, "Patient", Query(request.Text?.Trim() ?? "") + $"&_count={Shown}", cancellationToken);
        return page.Ok
            ? Outcome<IReadOnlyList<TravellerRow>>.Of([.. page.Value.Matches.Select(match => TravellerRow.Of(match.Resource))])
            : Outcome<IReadOnlyList<TravellerRow>>.Refused(page.Refusals);
    }

    private static string Query(string text) => text switch
    {
        "" => "_sort=-_lastUpdated",
        _ when BirthDates.First(text) is not null => "birthdate=" + text,
        _ when text.Any(char.IsAsciiDigit) => "identifier=" + Uri.EscapeDataString(text.ToUpperInvariant()),
        _ => string.Join('&', text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => "phonetic=" + Uri.EscapeDataString(word))),
    };
}
