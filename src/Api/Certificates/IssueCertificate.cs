using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Api.Access;
using HealthAssess.Certificates.Hcert;
using HealthAssess.Certificates.Icvp;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Certificates;

internal sealed class IssueCertificateEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/certificates", async (IssueCertificate request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult(done => Results.Created($"/fhir/R4/DocumentReference/{done.Document}", done))).WithTags("Certificates");
}

/// <summary>Issues an international certificate of one dose. What is issued is never amended: a correction is a new certificate.</summary>
/// <param name="Dose">Id of the Immunization.</param>
/// <param name="BirthDate">The date decided on where only a part of the date of birth is known, else null.</param>
/// <param name="BirthDateReason">Why that date.</param>
/// <param name="Guardian">Parent or guardian of a minor, if there is one.</param>
[Requires(Permission.IssueCertificates, OnShift = true)]
public sealed record IssueCertificate(Guid Dose, DateOnly? BirthDate = null, string? BirthDateReason = null, string? Guardian = null) : ICommand<IssuedCertificate>;

/// <summary>An issued certificate, and how its traveller opens it. The code is shown once and never again.</summary>
/// <param name="Document">Id of the DocumentReference.</param>
/// <param name="Link">The unguessable part of the card's address: <c>/card/{link}</c>.</param>
/// <param name="Code">The code that goes with it, as shown.</param>
/// <param name="Credential">The text of the QR code.</param>
/// <param name="ValidFrom">First day on which it is medically valid.</param>
public sealed record IssuedCertificate(Guid Document, string Link, string Code, string Credential, DateOnly ValidFrom);

internal sealed class IssueCertificateValidator : AbstractValidator<IssueCertificate>
{
    public IssueCertificateValidator()
    {
        RuleFor(it => it.Dose).NotEmpty().WithMessage("Say which dose the certificate is for.");
        RuleFor(it => it.BirthDateReason).NotEmpty().When(it => it.BirthDate is not null).WithMessage("Say why this date of birth goes on the certificate.");
        RuleFor(it => it.BirthDateReason).MaximumLength(500).WithErrorCode("reason-too-long").WithMessage("Say it in at most 500 characters.");
        RuleFor(it => it.Guardian).MaximumLength(100).WithErrorCode("name-too-long").WithMessage("A name on a certificate has at most 100 characters.");
    }
}

internal sealed class IssueCertificateHandler(
    Caller caller, HerePointOfEntry here, ResourceReader reader, SigningKeys keys, CardLinks links, Alongside alongside, TimeProvider time)
    : IRequestHandler<IssueCertificate, Outcome<IssuedCertificate>>
{
    private const int MonthsOfPaper = 24;

    public async Task<Outcome<IssuedCertificate>> Handle(IssueCertificate request, CancellationToken cancellationToken)
    {
        var dose = await reader.Read(caller, "Immunization", request.Dose.ToString(), cancellationToken);
        if (!dose.Ok || dose.Value.Person is not { } person)
        {
            return new Refusal(RefusalKind.NotFound, "certificate-no-dose", "There is no such dose here.", "dose");
        }

        var traveller = await reader.Read(caller, "Patient", person.ToString(), cancellationToken);
        if (!traveller.Ok)
        {
            return Outcome<IssuedCertificate>.Refused(traveller.Refusals);
        }

        var place = await here.Get(cancellationToken);
        var facts = new IssuingFacts(place.Today(time), place.Name, Decision(request), request.Guardian);
        var statement = IcvpMapping.Statement(new HealthAssess.Fhir.Immunization(dose.Value.Resource), new Patient(traveller.Value.Resource), facts);
        return statement.Ok
            ? await Issue(statement.Value, person, request, facts.BirthDate, cancellationToken)
            : Outcome<IssuedCertificate>.Refused(statement.Refusals);
    }

    private async Task<Outcome<IssuedCertificate>> Issue(
        IcvpStatement statement, Guid person, IssueCertificate request, BirthDateDecision? decision, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var key = await keys.Current(cancellation);
        var credential = HcertWriter.Issue(
            SubClaims.Icvp, IcvpWriter.Write(statement, IcvpDialect.C), DemoAuthority.Issuer, now, now.AddMonths(MonthsOfPaper), key);
        var issued = new IssuedDocument(Ids.New(time), Ids.Unguessable(), person, request.Dose, credential, now, caller.Account ?? Guid.Empty, Demo: true);
        var (link, code) = (Ids.Unguessable(), CardCode.New());
        alongside.Steps.Add(links.Insert(link, code, person, issued.Id));
        return Outcome<IssuedCertificate>.Of(
            new(issued.Id, link, CardCode.Show(code), credential, ApprovedProducts.ValidFrom(statement)),
            ChangeSet.Of(Change.Create(issued.ToDocument()), Change.Create(issued.ToProvenance(Ids.New(time), decision))));
    }

    private static BirthDateDecision? Decision(IssueCertificate request) =>
        request.BirthDate is { } date ? new BirthDateDecision(date, request.BirthDateReason!) : null;
}
