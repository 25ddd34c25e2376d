using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Domain.Notices;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Certificates;

internal sealed class RevokeCertificateEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/certificates/{document:guid}/revoke", async (Guid document, string? reason, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(new RevokeCertificate(document, reason ?? ""), cancellation)).ToResult()).WithTags("Certificates");
}

/// <summary>Takes a certificate back: every form of it stands in the published list from now on. The record stays and says so, and a notice to the traveller waits.</summary>
/// <param name="Document">Id of the DocumentReference.</param>
/// <param name="Reason">Why, for the record; it is never published.</param>
[Requires(Permission.IssueCertificates, OnShift = true)]
public sealed record RevokeCertificate(Guid Document, string Reason) : ICommand<Guid>;

internal sealed class RevokeCertificateValidator : AbstractValidator<RevokeCertificate>
{
    public RevokeCertificateValidator()
    {
        RuleFor(it => it.Document).NotEmpty().WithMessage("Name the certificate.");
        RuleFor(it => it.Reason).NotEmpty().WithMessage("Say why the certificate is taken back.");
        RuleFor(it => it.Reason).MaximumLength(500).WithErrorCode("reason-too-long").WithMessage("Say it in at most 500 characters.");
    }
}

internal sealed class RevokeCertificateHandler(Caller caller, ResourceReader reader, IssuedCertificates issued, Alongside alongside, TimeProvider time)
    : IRequestHandler<RevokeCertificate, Outcome<Guid>>
{
    public async Task<Outcome<Guid>> Handle(RevokeCertificate request, CancellationToken cancellationToken)
    {
        var stored = await reader.Read(caller, "DocumentReference", request.Document.ToString(), cancellationToken);
        if (!stored.Ok || IssuedDocument.CredentialsOf(new DocumentReference(stored.Value.Resource)).Count == 0)
        {
            return new Refusal(RefusalKind.NotFound, "no-certificate", "There is no such certificate here.", "document");
        }

        var document = DocumentReferenceBuilder.From(stored.Value.Resource);
        document.Status = "entered-in-error";
        alongside.Steps.Add(issued.Revoke(request.Document, request.Reason));
        var told = stored.Value.Resource.Root["status"].Text == "entered-in-error" ? ChangeSet.Empty : await Notice(stored.Value.Resource, cancellationToken);
        return Outcome<Guid>.Of(request.Document, ChangeSet.Of(Change.Update(document.Build())).And(told));
    }

    private async Task<ChangeSet> Notice(Resource document, CancellationToken cancellation)
    {
        if (document.Root["subject"]["reference"].Text is not { } traveller || traveller.Split('/') is not ["Patient", var id])
        {
            return ChangeSet.Empty;
        }

        var patient = await reader.Read(caller, "Patient", id, cancellation);
        var language = NoticeWords.LanguageOf(patient.Ok ? patient.Value.Resource : null);
        return ChangeSet.Of(Change.Create(
            new TravellerNotice(Ids.New(time), traveller, NoticeCodes.CertificateRevoked, language, time.GetUtcNow()) { About = "DocumentReference/" + document.Id }.ToResource()));
    }
}
