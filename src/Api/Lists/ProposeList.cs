using System.Security.Cryptography;
using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Lists;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Lists;

internal sealed class ProposeListEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/lists", async (ProposeList request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult()).WithTags("Lists");
}

/// <summary>Proposes a list of somebody else's: it changes nothing until a second person approves it.</summary>
/// <param name="Kind">What kind of list: <c>gdhcn</c>, <c>health-card-directory</c>, <c>csca</c>, <c>eu-revocations</c>, <c>requirements</c>.</param>
/// <param name="Content">The list, byte for byte.</param>
/// <param name="Source">Where it came from.</param>
/// <param name="Reason">Why it is proposed.</param>
/// <param name="AsOf">When it was true, where it does not say so itself.</param>
/// <param name="Sha256">The hash that its publisher gives, in hexadecimal, or null.</param>
/// <param name="NoRevocations">True when its issuers are known to publish no revocations.</param>
[Requires(Permission.KeepLists)]
public sealed record ProposeList(string Kind, byte[] Content, string Source, string Reason, DateTimeOffset? AsOf = null, string? Sha256 = null, bool NoRevocations = false) : ICommand<Guid>;

internal sealed class ProposeListValidator : AbstractValidator<ProposeList>
{
    private const int Most = 12 * 1024 * 1024;

    public ProposeListValidator()
    {
        RuleFor(it => it.Kind).Must(ListKind.All.Contains).WithErrorCode("list-kind").WithMessage("There is no such kind of list.");
        RuleFor(it => it.Content).Must(content => content is { Length: > 0 and <= Most }).WithErrorCode("list-empty").WithMessage("Choose the file of the list; it has at most 12 MB.");
        RuleFor(it => it.Source).NotEmpty().MaximumLength(300).WithErrorCode("list-source").WithMessage("Say where the list comes from, in at most 300 characters.");
        RuleFor(it => it.Reason).NotEmpty().MaximumLength(500).WithErrorCode("list-reason").WithMessage("Say why, in at most 500 characters.");
    }
}

internal sealed class ProposeListHandler(Proposing proposing) : IRequestHandler<ProposeList, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(ProposeList request, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(request.Content));
        return request.Sha256 is { Length: > 0 } stated && !string.Equals(stated.Trim(), hash, StringComparison.OrdinalIgnoreCase)
            ? new Refusal(RefusalKind.BusinessRule, "list-other-hash", "This is not the hash of the proposed list. Compare it with the publisher's once more.", "sha256")
            : await proposing.Propose(request.Kind, request.Content, request.Source, request.Reason, request.AsOf, request.NoRevocations, cancellationToken);
    }
}
