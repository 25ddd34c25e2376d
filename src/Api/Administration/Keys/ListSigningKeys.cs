using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Storage.Certificates;
using MediatR;

namespace HealthAssess.Api.Administration.Keys;

/// <summary>The keys of the authority, where each stands, and what is to be done next.</summary>
[Requires(Permission.Administer)]
public sealed record ListSigningKeys : IQuery<IReadOnlyList<SigningKeyView>>;

internal sealed class ListSigningKeysHandler(KeyRows rows, IssuedCertificates issued, TimeProvider time) : IRequestHandler<ListSigningKeys, Outcome<IReadOnlyList<SigningKeyView>>>
{
    public async Task<Outcome<IReadOnlyList<SigningKeyView>>> Handle(ListSigningKeys request, CancellationToken cancellationToken)
    {
        var (all, signed) = (await rows.All(cancellationToken), await issued.CountByKey(cancellationToken));
        AuthorityKey[] keys = [.. all.Select(row => row.Key)];
        return Outcome<IReadOnlyList<SigningKeyView>>.Of(
        [
            .. all.OrderBy(row => KeyUses.All.ToList().IndexOf(row.Key.Use)).ThenByDescending(row => row.Key.Created)
                .Select(row => View(row, keys, signed.GetValueOrDefault(row.Key.KeyId))),
        ]);
    }

    private SigningKeyView View(KeyRow row, AuthorityKey[] keys, SignedByKey signed)
    {
        var (now, key) = (time.GetUtcNow(), row.Key);
        var state = KeyLife.StateOf(key, keys, now);
        var (step, from) = state is KeyState.Revoked && signed.Waiting > 0 ? (SigningKeyView.Reissue, null) : Step(KeyLife.NextStep(key, keys, now));
        return new SigningKeyView(
            key.KeyId, key.Use, SigningKeyView.Name(state.ToString()), row.Store, key.Created, key.Activates, key.NotAfter, key.Retired, key.Revoked, key.Destroyed,
            step, from, signed.Signed, signed.Waiting);
    }

    private static (string Step, DateTimeOffset? From) Step((KeyStep Step, DateTimeOffset? From) next) => (SigningKeyView.Name(next.Step.ToString()), next.From);
}
