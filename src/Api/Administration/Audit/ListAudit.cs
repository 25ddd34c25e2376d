using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Audit;
using MediatR;

namespace HealthAssess.Api.Administration.Audit;

/// <summary>The audit of the caller's country, newest first: who did what to whose record, what for, and how it ended.</summary>
/// <param name="What">looked, changed, done or refused; null for all.</param>
/// <param name="Day">Only this day, in UTC.</param>
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
public sealed record AuditView(IReadOnlyList<AuditLine> Lines, DateTimeOffset? SealedUpTo, string? Next);

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

internal sealed class ListAuditHandler(AuditPages pages, AuditLog log, Caller caller) : IRequestHandler<ListAudit, Outcome<AuditView>>
{
    private const int Count = 50;

    public async Task<Outcome<AuditView>> Handle(ListAudit request, CancellationToken cancellationToken)
    {
        // Who was where and when is a person's own matter: whoever reads it stands in the audit as well.
        await log.Happened(caller, nameof(ListAudit), cancellationToken);
        DateTimeOffset? day = request.Day is { } date ? new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
        var what = request.What is null ? null : ListAudit.Kinds[request.What];
        var lines = await pages.Page(caller.Scope, what, day, request.Before, Count, cancellationToken);
        return Outcome<AuditView>.Of(new(lines, await pages.SealedUpTo(cancellationToken), lines.Count == Count ? lines[^1].Cursor : null));
    }
}
