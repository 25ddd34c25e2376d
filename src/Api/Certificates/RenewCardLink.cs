using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Certificates;

internal sealed class RenewCardLinkEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/certificates/{document:guid}/link", async (Guid document, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new RenewCardLink(document), cancellation)).ToResult()).WithTags("Certificates");
}

/// <summary>Gives a traveller who lost link or code new ones; the old ones stop working.</summary>
/// <param name="Document">Id of the DocumentReference.</param>
[Requires(Permission.IssueCertificates, OnShift = true)]
public sealed record RenewCardLink(Guid Document) : ICommand<RenewedCardLink>;

/// <summary>The new link and code. The code is shown once and never again.</summary>
/// <param name="Link">The unguessable part of the card's address.</param>
/// <param name="Code">The code, as shown.</param>
public sealed record RenewedCardLink(string Link, string Code);

internal sealed class RenewCardLinkValidator : AbstractValidator<RenewCardLink>
{
    public RenewCardLinkValidator() => RuleFor(it => it.Document).NotEmpty().WithMessage("Name the certificate.");
}

internal sealed class RenewCardLinkHandler(Caller caller, ResourceReader reader, CardLinks links, Alongside alongside) : IRequestHandler<RenewCardLink, Outcome<RenewedCardLink>>
{
    public async Task<Outcome<RenewedCardLink>> Handle(RenewCardLink request, CancellationToken cancellationToken)
    {
        var stored = await reader.Read(caller, "DocumentReference", request.Document.ToString(), cancellationToken);
        if (!stored.Ok || stored.Value.Person is not { } person)
        {
            return new Refusal(RefusalKind.NotFound, "no-certificate", "There is no such certificate here.", "document");
        }

        var (link, code) = (Ids.Unguessable(), CardCode.New());
        alongside.Steps.Add(links.EndAll(request.Document));
        alongside.Steps.Add(links.Insert(link, code, person, request.Document));
        return Outcome<RenewedCardLink>.Of(new(link, CardCode.Show(code)));
    }
}
