using FluentValidation;
using HealthAssess.Api.Access.OAuth;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;

namespace HealthAssess.Api.Administration.Clients;

/// <summary>Registers another system that may ask for tokens, with its public keys. Answers with its client_id.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Organisation">Whose it is.</param>
/// <param name="Agreement">Under which agreement it reads; one by law.</param>
/// <param name="Jwks">Its public keys (RFC 7517), or null.</param>
/// <param name="JwksUrl">Where they are published, or null.</param>
/// <param name="Scopes">What it may ask for: <c>system/Immunization.rs</c>.</param>
/// <param name="Country">ISO 3166-1 alpha-3 country whose records it may read.</param>
[Requires(Permission.Administer)]
public sealed record RegisterClient(
    string Name, Guid Organisation, Guid Agreement, string? Jwks, string? JwksUrl, IReadOnlyList<string> Scopes, string Country) : ICommand<Guid>;

internal sealed class RegisterClientValidator : AbstractValidator<RegisterClient>
{
    public RegisterClientValidator()
    {
        RuleFor(it => it.Name).NotEmpty().MaximumLength(200).WithMessage("Say the system's name.");
        RuleFor(it => it.Country).Matches("^[A-Z]{3}$").WithErrorCode("country-code").WithMessage("A country has three capital letters.");
        RuleFor(it => it.Scopes).NotEmpty().WithErrorCode("scopes").WithMessage("Name at least one scope, as system/Immunization.rs.");
        RuleForEach(it => it.Scopes).Must(SystemScopes.IsOne).WithErrorCode("scopes").WithMessage("A scope looks like system/Immunization.rs.");
        RuleFor(it => it.Jwks).Must((it, jwks) => (jwks is null) != (it.JwksUrl is null)).WithErrorCode("one-key-source").WithMessage("Give the public keys, or the address where they are published.");
        RuleFor(it => it.Jwks).Must(ArePublicKeys).When(it => it.Jwks is not null).WithErrorCode("jwks").WithMessage("These are no public keys. Never send a private one.");
        RuleFor(it => it.JwksUrl).Must(url => Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme == "https").When(it => it.JwksUrl is not null)
            .WithErrorCode("jwks-url").WithMessage("The address of the keys begins with https://.");
    }

    private static bool ArePublicKeys(string? jwks)
    {
        try
        {
            return new JsonWebKeySet(jwks).Keys is { Count: > 0 and <= 10 } keys && keys.All(key => key is { D: null, K: null, Kty: "RSA" or "EC" });
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}

internal sealed class RegisterClientHandler(HealthDb database, TimeProvider time) : IRequestHandler<RegisterClient, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(RegisterClient request, CancellationToken cancellationToken)
    {
        var organisation = await database.Organisations.FirstOrDefaultAsync(one => one.Id == request.Organisation, cancellationToken);
        if (organisation is null)
        {
            return new Refusal(RefusalKind.Invalid, "organisation-unknown", "There is no such organisation.", "organisation");
        }

        if (Firewall.Blocks(organisation.Kind))
        {
            return new Refusal(RefusalKind.Forbidden, "firewall-grant", "An organisation of police, immigration or security gets no role that opens a record.", "organisation");
        }

        var agreement = await database.Agreements.FirstOrDefaultAsync(one => one.Id == request.Agreement, cancellationToken);
        if (agreement is not { LegalBasis: "law" })
        {
            return new Refusal(RefusalKind.BusinessRule, "agreement-not-law", "A system reads by itself only under an agreement by law. Where consent is the basis, send by a feed, which asks each consent.", "agreement");
        }

        var client = new SystemClient
        {
            Id = Ids.New(time),
            Name = request.Name.Trim(),
            Organisation = organisation.Id,
            Agreement = agreement.Id,
            Jwks = request.Jwks,
            JwksUrl = request.JwksUrl,
            Scopes = [.. request.Scopes.Distinct()],
            Country = request.Country,
            CreatedAt = time.GetUtcNow(),
        };
        database.SystemClients.Add(client);
        return Outcome<Guid>.Of(client.Id);
    }
}
