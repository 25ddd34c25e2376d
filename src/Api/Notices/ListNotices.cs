using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Notices;
using HealthAssess.Storage;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Notices;

internal sealed class ListNoticesEndpoint : IEndpoint
{
    // A POST, as everything that searches among travellers.
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/notices/search", async (ListNotices request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult()).WithTags("Notices");
}

/// <summary>Whom somebody has to tell what, those that have waited longest, or were tried longest ago, first. What it shows is audited, person by person.</summary>
/// <param name="Reason">One of the reasons; null for all.</param>
/// <param name="Recall">Notices of one recall; null for all.</param>
/// <param name="After">Where the page before ended; null for the first.</param>
[Requires(Permission.AssessTravellers, OnShift = true)]
public sealed record ListNotices(string? Reason = null, Guid? Recall = null, string? After = null) : IQuery<NoticePage>;

/// <summary>A page of notices.</summary>
/// <param name="Notices">Those that wait.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
/// <param name="Waiting">How many wait, by reason.</param>
/// <param name="Told">How many travellers were told.</param>
/// <param name="NotNeeded">How many notices were not needed.</param>
public sealed record NoticePage(IReadOnlyList<NoticeRow> Notices, string? Next, IReadOnlyDictionary<string, long> Waiting, long Told, long NotNeeded);

internal sealed class ListNoticesValidator : AbstractValidator<ListNotices>
{
    public ListNoticesValidator() => RuleFor(it => it.Reason).Must(reason => reason is null || NoticeCodes.Reasons.Contains(reason)).WithErrorCode("notice-kind").WithMessage("There is no such reason.");
}

internal sealed class ListNoticesHandler(Caller caller, ResourceReader reader) : IRequestHandler<ListNotices, Outcome<NoticePage>>
{
    private const int Page = 50;

    public async Task<Outcome<NoticePage>> Handle(ListNotices request, CancellationToken cancellationToken)
    {
        var query = $"{Ours(request.Reason, request.Recall)}&status=preparation&_include=Communication:patient&_sort=_lastUpdated&_count={Page}";
        var page = await reader.Search(caller, "Communication", query + (request.After is { } after ? "&_cursor=" + Uri.EscapeDataString(after) : ""), cancellationToken);
        if (!page.Ok)
        {
            return Outcome<NoticePage>.Refused(page.Refusals);
        }

        var people = page.Value.Included.ToDictionary(found => found.Type + "/" + found.Id, found => found.Resource);
        Dictionary<string, long> waiting = [];
        foreach (var reason in NoticeCodes.Reasons)
        {
            waiting[reason] = await Count(reason, request.Recall, "preparation", cancellationToken);
        }

        return Outcome<NoticePage>.Of(new(
            [.. page.Value.Matches.Select(match => NoticeRow.Of(match.Resource, people)).OfType<NoticeRow>()], page.Value.Next, waiting,
            await Count(request.Reason, request.Recall, "completed", cancellationToken), await Count(request.Reason, request.Recall, "not-done", cancellationToken)));
    }

    private async Task<long> Count(string? reason, Guid? recall, string status, CancellationToken cancellation)
    {
        var counted = await reader.Search(caller, "Communication", $"{Ours(reason, recall)}&status={status}&_count=0", cancellation);
        return counted.Ok ? counted.Value.Total ?? 0 : 0;
    }

    private static string Ours(string? reason, Guid? recall) => $"category={NoticeCodes.Reason}|{reason}" + (recall is null ? "" : $"&identifier={NoticeCodes.Recall}|{recall}");
}
