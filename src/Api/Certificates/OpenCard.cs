using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using MediatR;

namespace HealthAssess.Api.Certificates;

/// <summary>Opens a traveller's card with its link and code, without an account.</summary>
/// <param name="Link">The unguessable part of the address.</param>
/// <param name="Code">The code as typed.</param>
[Requires(Permission.Anybody)]
public sealed record OpenCard(string Link, string Code) : IQuery<CardView>;

internal sealed class OpenCardValidator : AbstractValidator<OpenCard>
{
    public OpenCardValidator()
    {
        RuleFor(it => it.Link).NotEmpty().MaximumLength(64).WithMessage("The link is not complete.");
        RuleFor(it => it.Code).NotEmpty().MaximumLength(32).WithMessage("Type the code that came with the link.");
    }
}

/// <remarks>Right link and code make the caller the traveller of the card: what is read is read, and audited, as theirs.</remarks>
internal sealed class OpenCardHandler(CardLinks links, ResourceReader reader, IssuedCertificates issued) : IRequestHandler<OpenCard, Outcome<CardView>>
{
    private static readonly Refusal NotOpened = new(
        RefusalKind.NotFound, "card-not-opened", "The link or the code is not right. Compare the code with the one you were given.", "code");

    private static readonly Refusal Locked = new(
        RefusalKind.Throttled, "card-locked", "Too many wrong codes. Wait a quarter of an hour, or ask where the certificate was issued.", "code");

    public async Task<Outcome<CardView>> Handle(OpenCard request, CancellationToken cancellationToken)
    {
        if (CardCode.Read(request.Code) is not { } code)
        {
            return NotOpened;
        }

        var opening = await links.Open(request.Link, code, cancellationToken);
        if (opening is not { Person: { } person, Document: { } document })
        {
            return opening.IsLocked ? Locked : NotOpened;
        }

        var stored = await reader.Read(Traveller(person), "DocumentReference", document.ToString(), cancellationToken);
        return stored.Ok && CardReading.Of(new DocumentReference(stored.Value.Resource)) is { } card
            ? Outcome<CardView>.Of(card with { Revoked = (await issued.Revoked(document, cancellationToken))?.At }) : NotOpened;
    }

    private static Caller Traveller(Guid person) => new(
        CallerKind.Traveller, null, new HashSet<Permission> { Permission.Anybody }, Scope.None, Purpose.VaccinationCertificate, OrganisationKind.None, Person: person);
}
