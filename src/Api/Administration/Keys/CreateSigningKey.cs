using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Storage.Certificates;
using MediatR;

namespace HealthAssess.Api.Administration.Keys;

/// <summary>Makes a key, which is published from now on and signs nothing before it is activated. Answers with its key id.</summary>
/// <param name="Use">SCA, DSC or VDS.</param>
[Requires(Permission.Administer)]
public sealed record CreateSigningKey(string Use) : ICommand<string>;

internal sealed class CreateSigningKeyValidator : AbstractValidator<CreateSigningKey>
{
    public CreateSigningKeyValidator() =>
        RuleFor(it => it.Use).Must(KeyUses.All.Contains).WithErrorCode("key-use").WithMessage("A key is an SCA, a DSC or a VDS.");
}

internal sealed class CreateSigningKeyHandler(SigningKeys keys, KeyRows rows, KeyMaking making, Caller caller, Alongside alongside, TimeProvider time)
    : IRequestHandler<CreateSigningKey, Outcome<string>>
{
    public async Task<Outcome<string>> Handle(CreateSigningKey request, CancellationToken cancellationToken)
    {
        var authority = keys.Signing(await rows.All(cancellationToken), KeyUses.Authority);
        if (authority is null && request.Use != KeyUses.Authority)
        {
            return new Refusal(RefusalKind.BusinessRule, "no-authority", "No authority signs now. Create and activate an SCA first.", "use");
        }

        var made = KeyUses.Purpose(request.Use) is { } purpose ? making.Signer(purpose, authority!) : making.Authority(authority);
        alongside.Steps.Add(KeyRows.Insert(made));
        alongside.Steps.Add(KeyAudit.Of(caller, made, $"created in {made.Store}, until {made.Key.NotAfter:yyyy-MM-dd}", time));
        return Outcome<string>.Of(made.Key.KeyId);
    }
}
