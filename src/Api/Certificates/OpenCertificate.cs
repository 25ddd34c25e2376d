using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using MediatR;

namespace HealthAssess.Api.Certificates;

/// <summary>Opens an issued certificate for staff: to show it, or to print it again.</summary>
/// <param name="Document">Id of the DocumentReference.</param>
[Requires(Permission.ReadTravellers)]
public sealed record OpenCertificate(Guid Document) : IQuery<CardView>;

internal sealed class OpenCertificateHandler(Caller caller, ResourceReader reader, IssuedCertificates issued) : IRequestHandler<OpenCertificate, Outcome<CardView>>
{
    public async Task<Outcome<CardView>> Handle(OpenCertificate request, CancellationToken cancellationToken)
    {
        var stored = await reader.Read(caller, "DocumentReference", request.Document.ToString(), cancellationToken);
        if (!stored.Ok)
        {
            return Outcome<CardView>.Refused(stored.Refusals);
        }

        return CardReading.Of(new DocumentReference(stored.Value.Resource)) is { } card
            ? Outcome<CardView>.Of(card with { Revoked = (await issued.Revoked(request.Document, cancellationToken))?.At })
            : new Refusal(RefusalKind.NotFound, "no-certificate", "This document is no certificate of ours.", "document");
    }
}
