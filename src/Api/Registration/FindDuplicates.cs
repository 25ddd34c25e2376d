using FluentValidation;
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

internal sealed class FindDuplicatesEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/travellers/duplicates", async (FindDuplicates request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult()).WithTags("Registration");
}

/// <summary>Likely duplicates of somebody about to be registered, best first. Nothing is merged; a person decides.</summary>
/// <param name="Names">Every spelling of the name, and the alias.</param>
/// <param name="BirthDate">A year, a month or a day; null when unknown.</param>
/// <param name="BirthDateEstimated">True when somebody guessed it.</param>
/// <param name="Sex">male, female, other or unknown.</param>
/// <param name="DocumentNumber">The document's number, or null.</param>
/// <param name="DocumentCountry">Its issuing country, or null.</param>
[Requires(Permission.RegisterTravellers, OnShift = true)]
public sealed record FindDuplicates(
    IReadOnlyList<string> Names, string? BirthDate = null, bool BirthDateEstimated = false, string? Sex = null,
    string? DocumentNumber = null, string? DocumentCountry = null) : IQuery<IReadOnlyList<LikelyDuplicate>>;

/// <summary>Somebody who may be the same person.</summary>
/// <param name="Traveller">The record that is there.</param>
/// <param name="Score">From 0 to 1.</param>
/// <param name="Reasons">Why: keys that screens look up under <c>likeness.</c>.</param>
public sealed record LikelyDuplicate(TravellerRow Traveller, double Score, IReadOnlyList<string> Reasons);

internal sealed class FindDuplicatesValidator : AbstractValidator<FindDuplicates>
{
    public FindDuplicatesValidator() => RuleFor(it => it.Names).NotNull().WithMessage("Give the names, or an empty list.");
}

internal sealed class FindDuplicatesHandler(ResourceReader reader, Caller caller) : IRequestHandler<FindDuplicates, Outcome<IReadOnlyList<LikelyDuplicate>>>
{
    private const int Looked = 200;
    private const int Shown = 5;

    public async Task<Outcome<IReadOnlyList<LikelyDuplicate>>> Handle(FindDuplicates request, CancellationToken cancellationToken)
    {
        Dictionary<TravellerId, TravellerRow> candidates = [];
        foreach (var query in Queries(request))
        {
            var page = await reader.Search(caller, "Patient", $"{query}&_count={Looked}", cancellationToken);
            if (!page.Ok)
            {
                return Outcome<IReadOnlyList<LikelyDuplicate>>.Refused(page.Refusals);
            }

            foreach (var row in page.Value.Matches.Select(match => TravellerRow.Of(match.Resource)))
            {
                candidates[row.Id] = row;
            }
        }

        var wanted = new TravellerIdentity(request.Names, request.BirthDate, request.BirthDateEstimated, request.Sex, Documents(request));
        var likely =
            from candidate in candidates.Values
            let likeness = Likeness.Of(wanted, candidate.Identity)
            where likeness.Score >= Likeness.Shown
            orderby likeness.Evidence descending
            select new LikelyDuplicate(candidate, Math.Round(likeness.Score, 2), likeness.Reasons);
        return Outcome<IReadOnlyList<LikelyDuplicate>>.Of([.. likely.Take(Shown)]);
    }

    /// <summary>Nets of three meshes: the document, every word of the name by its sound, the birth date with the sex.</summary>
    private static IEnumerable<string> Queries(FindDuplicates request)
    {
        if (!string.IsNullOrWhiteSpace(request.DocumentNumber))
        {
            yield return "identifier=" + Uri.EscapeDataString(request.DocumentNumber);
        }

        var words = request.Names.SelectMany(name => name.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (words.Count > 0)
        {
            yield return "phonetic=" + string.Join(',', words.Select(Uri.EscapeDataString));
        }

        if (request.BirthDate?.Length == 10 && request.Sex is "male" or "female")
        {
            yield return $"birthdate={request.BirthDate}&gender={request.Sex}";
        }
    }

    private static IReadOnlyList<string> Documents(FindDuplicates request) =>
        string.IsNullOrWhiteSpace(request.DocumentNumber) ? [] : [$"{request.DocumentCountry}/{request.DocumentNumber}"];
}
