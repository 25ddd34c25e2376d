using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Storage.Certificates;
using MediatR;

namespace HealthAssess.Api.Administration.Keys;

/// <summary>Says from when on a key signs in the place of the one before it. Answers with that instant.</summary>
/// <param name="KeyId">Which key.</param>
/// <param name="At">When; as soon as verifiers have had time to learn it where nothing is said.</param>
/// <param name="AtOnce">True to sign now, though not all verifiers know it yet: the old key is lost, or there is none.</param>
[Requires(Permission.Administer)]
public sealed record ActivateSigningKey(string KeyId, DateTimeOffset? At = null, bool AtOnce = false) : ICommand<DateTimeOffset>;

internal sealed class ActivateSigningKeyValidator : AbstractValidator<ActivateSigningKey>
{
    public ActivateSigningKeyValidator()
    {
        RuleFor(it => it.KeyId).NotEmpty().WithMessage("Name the key.");
        RuleFor(it => it.At).Null().When(it => it.AtOnce).WithErrorCode("at-and-at-once").WithMessage("Either at once, or at an instant.");
    }
}

internal sealed class ActivateSigningKeyHandler(KeyRows rows, Caller caller, Alongside alongside, TimeProvider time) : IRequestHandler<ActivateSigningKey, Outcome<DateTimeOffset>>
{
    public async Task<Outcome<DateTimeOffset>> Handle(ActivateSigningKey request, CancellationToken cancellationToken)
    {
        var (all, now) = (await rows.All(cancellationToken), time.GetUtcNow());
        if (NamedKey.Of(request.KeyId, all) is not { } row)
        {
            return NamedKey.Unknown(request.KeyId);
        }

        var at = request.AtOnce ? now : request.At ?? Later(row.Key.Created + KeyLife.Overlap, now);
        if (KeyLife.CannotActivate(row.Key, all.Select(one => one.Key), at, request.AtOnce, now) is { } refusal)
        {
            return refusal;
        }

        alongside.Steps.Add(KeyRows.Activate(row, at));
        alongside.Steps.Add(KeyAudit.Of(caller, row, $"signs from {at:yyyy-MM-dd'T'HH:mm:ss'Z'}{(request.AtOnce ? ", at once" : "")}", time));
        return Outcome<DateTimeOffset>.Of(at);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
