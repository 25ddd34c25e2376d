using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Storage.Certificates;
using MediatR;

namespace HealthAssess.Api.Administration.Keys;

/// <summary>Retires a key whose successor signs: it signs never again and stays published for what it signed. Answers with its key id.</summary>
/// <param name="KeyId">Which key.</param>
[Requires(Permission.Administer)]
public sealed record RetireSigningKey(string KeyId) : ICommand<string>;

internal sealed class RetireSigningKeyValidator : AbstractValidator<RetireSigningKey>
{
    public RetireSigningKeyValidator() => RuleFor(it => it.KeyId).NotEmpty().WithMessage("Name the key.");
}

internal sealed class RetireSigningKeyHandler(KeyRows rows, Caller caller, Alongside alongside, TimeProvider time) : IRequestHandler<RetireSigningKey, Outcome<string>>
{
    public async Task<Outcome<string>> Handle(RetireSigningKey request, CancellationToken cancellationToken)
    {
        var all = await rows.All(cancellationToken);
        if (NamedKey.Of(request.KeyId, all) is not { } row)
        {
            return NamedKey.Unknown(request.KeyId);
        }

        if (KeyLife.CannotRetire(row.Key, all.Select(one => one.Key), time.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        alongside.Steps.Add(rows.Retire(row));
        alongside.Steps.Add(KeyAudit.Of(caller, row, "retired", time));
        return Outcome<string>.Of(row.Key.KeyId);
    }
}
