using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Certificates;
using MediatR;

namespace HealthAssess.Api.Administration.Keys;

/// <summary>The last nights' rounds of issuing certificates anew before their end, newest first.</summary>
[Requires(Permission.Administer)]
public sealed record ListReissueRounds : IQuery<IReadOnlyList<ReissueRound>>;

internal sealed class ListReissueRoundsHandler(ReissueRounds rounds) : IRequestHandler<ListReissueRounds, Outcome<IReadOnlyList<ReissueRound>>>
{
    public async Task<Outcome<IReadOnlyList<ReissueRound>>> Handle(ListReissueRounds request, CancellationToken cancellationToken) =>
        Outcome<IReadOnlyList<ReissueRound>>.Of(await rounds.Last(cancellationToken));
}
