using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Storage.Certificates;
using HealthAssess.Storage.PrivateKeys;
using MediatR;

namespace HealthAssess.Api.Administration.Keys;

/// <summary>Destroys the private half of a key that signs never again. Answers with its key id.</summary>
/// <param name="KeyId">Which key.</param>
[Requires(Permission.Administer)]
public sealed record DestroySigningKey(string KeyId) : ICommand<string>;

internal sealed class DestroySigningKeyValidator : AbstractValidator<DestroySigningKey>
{
    public DestroySigningKeyValidator() => RuleFor(it => it.KeyId).NotEmpty().WithMessage("Name the key.");
}

internal sealed class DestroySigningKeyHandler(KeyRows rows, PrivateKeyStores stores, Caller caller, Alongside alongside, TimeProvider time)
    : IRequestHandler<DestroySigningKey, Outcome<string>>
{
    public async Task<Outcome<string>> Handle(DestroySigningKey request, CancellationToken cancellationToken)
    {
        var all = await rows.All(cancellationToken);
        if (NamedKey.Of(request.KeyId, all) is not { } row)
        {
            return NamedKey.Unknown(request.KeyId);
        }

        if (KeyLife.CannotDestroy(row.Key, all.Select(one => one.Key), time.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        // First the key, then the word that it is gone: repeated, it finds nothing and says so too.
        alongside.Steps.Add((_, _, _) =>
        {
            stores.Destroy(row.Store, row.Certificate);
            return Task.CompletedTask;
        });
        alongside.Steps.Add(rows.Destroyed(row));
        alongside.Steps.Add(KeyAudit.Of(caller, row, "private key destroyed", time));
        return Outcome<string>.Of(row.Key.KeyId);
    }
}
