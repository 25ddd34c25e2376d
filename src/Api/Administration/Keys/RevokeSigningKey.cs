using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Certificates.Trust;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Storage.Certificates;
using MediatR;

namespace HealthAssess.Api.Administration.Keys;

/// <summary>
/// Revokes a key that was lost or misused: it leaves the lists, and everything it signed stands in the list of revocations. An authority takes its
/// signers with it. Answers with the ids of the revoked keys. Whoever signs next makes a new one where none is left.
/// </summary>
/// <param name="KeyId">Which key.</param>
/// <param name="Reason">Why, for the record.</param>
[Requires(Permission.Administer)]
public sealed record RevokeSigningKey(string KeyId, string Reason) : ICommand<IReadOnlyList<string>>;

internal sealed class RevokeSigningKeyValidator : AbstractValidator<RevokeSigningKey>
{
    public RevokeSigningKeyValidator()
    {
        RuleFor(it => it.KeyId).NotEmpty().WithMessage("Name the key.");
        RuleFor(it => it.Reason).NotEmpty().MaximumLength(500).WithErrorCode("reason").WithMessage("Say why, in at most 500 characters.");
    }
}

internal sealed class RevokeSigningKeyHandler(KeyRows rows, IssuedCertificates issued, Caller caller, Alongside alongside, TimeProvider time)
    : IRequestHandler<RevokeSigningKey, Outcome<IReadOnlyList<string>>>
{
    public async Task<Outcome<IReadOnlyList<string>>> Handle(RevokeSigningKey request, CancellationToken cancellationToken)
    {
        var all = await rows.All(cancellationToken);
        if (NamedKey.Of(request.KeyId, all) is not { } row)
        {
            return NamedKey.Unknown(request.KeyId);
        }

        if (KeyLife.CannotRevoke(row.Key) is { } refusal)
        {
            return refusal;
        }

        KeyRow[] lost = [row, .. row.Key.Use == KeyUses.Authority ? all.Where(other => IsOf(other, row)) : []];
        foreach (var key in lost)
        {
            alongside.Steps.Add(rows.Revoke(key, request.Reason));
            alongside.Steps.Add(issued.RevokeKey(key.Id, request.Reason));
            alongside.Steps.Add(KeyAudit.Of(caller, key, "revoked", time));
        }

        return Outcome<IReadOnlyList<string>>.Of([.. lost.Select(key => key.Key.KeyId)]);
    }

    private static bool IsOf(KeyRow signer, KeyRow authority) =>
        signer.Key is { Revoked: null, Use: not KeyUses.Authority } && CertificateSignature.IsBy(signer.Certificate, authority.Certificate) == true;
}
