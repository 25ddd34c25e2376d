using FluentValidation;
using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration;
using HealthAssess.Storage.Audit;
using MediatR;

namespace HealthAssess.Api.Administration.Audit;

/// <summary>The audit of the caller's country, newest first: who did what to whose record, what for, and how it ended.</summary>
/// <param name="What">looked, changed, done or refused; null for all.</param>
/// <param name="Day">Only this day, by the clock of the Point of Entry at which the caller works; in UTC outside a shift.</param>
/// <param name="Before">Cursor of a line: only those before it.</param>
[Requires(Permission.ReadAudit)]
public sealed record ListAudit(string? What = null, DateOnly? Day = null, string? Before = null) : IQuery<AuditView>
{
    internal static IReadOnlyDictionary<string, string> Kinds { get; } =
        new Dictionary<string, string> { ["looked"] = "r", ["changed"] = "cud", ["done"] = "e", ["refused"] = "refused" };
}

/// <summary>A page of the audit.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="SealedUpTo">What lies before cannot be altered unseen; null before the first seal.</param>
/// <param name="Next">What to pass as <c>Before</c> for the next page; null on the last one.</param>
/// <param name="LookedBackTo">Set when the search paused before the page was full, and where it goes on.</param>
/// <param name="Clock">The Point of Entry whose clock says which day it is; null for UTC.</param>
public sealed record AuditView(IReadOnlyList<AuditLine> Lines, DateTimeOffset? SealedUpTo, string? Next, DateTimeOffset? LookedBackTo, string? Clock);

internal sealed class ListAuditValidator : AbstractValidator<ListAudit>
{
    public ListAuditValidator()
    {
        RuleFor(query => query.What).Must(what => what is null || ListAudit.Kinds.ContainsKey(what))
            .WithErrorCode("audit-kind").WithMessage("Ask for looked, changed, done or refused.");
        RuleFor(query => query.Before).Must(before => before is null || AuditPages.Position(before) is not null)
            .WithErrorCode("audit-cursor").WithMessage("Go to the older lines by their link.");
    }
}

internal sealed class ListAuditHandler(AuditPages pages, AuditLog log, Caller caller, HerePointOfEntry here) : IRequestHandler<ListAudit, Outcome<AuditView>>
{
    public async Task<Outcome<AuditView>> Handle(ListAudit request, CancellationToken cancellationToken)
    {
        // Who was where and when is a person's own matter: whoever reads it stands in the audit as well.
        await log.Happened(caller, nameof(ListAudit), cancellationToken);
        var place = caller.PointOfEntry is null ? null : await here.Get(cancellationToken);
        var zone = place is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone);
        var what = request.What is null ? null : ListAudit.Kinds[request.What];
        var page = await pages.Page(caller.Scope, what, request.Day is { } day ? LocalDay.Of(day, zone) : null, request.Before, cancellationToken);
        return Outcome<AuditView>.Of(new(page.Lines, await pages.SealedUpTo(cancellationToken), page.Next, page.LookedBackTo, place?.Name));
    }
}
