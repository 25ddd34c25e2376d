using HealthAssess.Api.Pipeline;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir;

/// <summary>Asks a search, wherever it was asked, and answers with its page as a Bundle.</summary>
internal static class SearchAnswer
{
    /// <param name="place">What is searched, below the base: nothing, <c>Patient</c>, <c>Patient/x/Observation</c>.</param>
    /// <param name="query">The parameters as they were sent.</param>
    /// <param name="http">The request.</param>
    /// <param name="mediator">Carries it out.</param>
    /// <param name="search">The search for these criteria, lenient or not.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IResult> Of(
        string place, string query, HttpRequest http, IMediator mediator, Func<string, bool, IQuery<SearchPage>> search, CancellationToken cancellation)
    {
        if (!AcceptedFormat.IsAskedAsJson(query))
        {
            return AcceptedFormat.Unacceptable;
        }

        var (view, address) = (FhirView.OfSearch(query), http.Address());
        if (!view.Ok)
        {
            return view.ToResult();
        }

        var found = await mediator.Send(search(SearchText.Of(query, view.Value, address), Prefer.Of(http).Lenient), cancellation);
        return found.ToResult(page => new BundleResult(SearchBundle.Of(page, $"{address}/{place}".TrimEnd('/'), query, address, view.Value), view.Value.Pretty));
    }
}
