using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
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
    public async Task<Outcome<CardView>> Handle(OpenCard request, CancellationToken cancellationToken)
    {
        var opened = await links.Open(request.Link, request.Code, cancellationToken);
        if (!opened.Ok)
        {
            return Outcome<CardView>.Refused(opened.Refusals);
        }

        var (person, document) = opened.Value;
        var stored = await reader.Read(Traveller(person), "DocumentReference", document.ToString(), cancellationToken);
        return stored.Ok && CardReading.Of(new DocumentReference(stored.Value.Resource)) is { } card
            ? Outcome<CardView>.Of(card with { Revoked = (await issued.Revoked(document, cancellationToken))?.At }) : CardLinks.NotOpened;
    }

    private static Caller Traveller(Guid person) => new(
        CallerKind.Traveller, null, new HashSet<Permission> { Permission.Anybody }, Scope.None, Purpose.VaccinationCertificate, OrganisationKind.None, Person: person);
}
