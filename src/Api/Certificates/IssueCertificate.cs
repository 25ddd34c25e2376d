using FluentValidation;
using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration;
using HealthAssess.Domain.Certificates;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using HealthAssess.Storage.Recalls;
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

/// <summary>Issues a certificate of one dose in one or several forms. What is issued is never amended: a correction is a new certificate.</summary>
/// <param name="Dose">Id of the Immunization.</param>
/// <param name="BirthDate">The date decided on where only a part of the date of birth is known, else null.</param>
/// <param name="BirthDateReason">Why that date.</param>
/// <param name="Guardian">Parent or guardian of a minor, if there is one.</param>
/// <param name="Forms">hcert-icvp, hcert-ddcc-vs, hcert-eu-dcc, smart-health-card, icao-vds-nc; none named: the international certificate.</param>
/// <param name="Consent">What the traveller says now: yes, no, or null when the record says it already.</param>
/// <param name="Again">True for a second certificate of a dose that has a good one; it outlives the day on which that is taken back.</param>
[Requires(Permission.IssueCertificates, OnShift = true)]
public sealed record IssueCertificate(
    string Dose, DateOnly? BirthDate = null, string? BirthDateReason = null, string? Guardian = null, IReadOnlyList<string>? Forms = null, bool? Consent = null,
    bool Again = false) : ICommand<IssuedCertificate>;

/// <summary>An issued certificate, and how its traveller opens it. The code is shown once and never again.</summary>
/// <param name="Document">Id of the DocumentReference.</param>
/// <param name="Link">The unguessable part of the card's address: <c>/card/{link}</c>.</param>
/// <param name="Code">The code that goes with it, as shown.</param>
/// <param name="Credential">The text of the first form: of the QR code, or the token of a SMART Health Card.</param>
/// <param name="Credentials">The text of every form by its code.</param>
/// <param name="ValidFrom">First day on which it is medically valid.</param>
public sealed record IssuedCertificate(Guid Document, string Link, string Code, string Credential, IReadOnlyDictionary<string, string> Credentials, DateOnly ValidFrom);

internal sealed class IssueCertificateValidator : AbstractValidator<IssueCertificate>
{
    public IssueCertificateValidator()
    {
        RuleFor(it => it.Dose).NotEmpty().WithMessage("Say which dose the certificate is for.");
        RuleFor(it => it.BirthDateReason).NotEmpty().When(it => it.BirthDate is not null).WithMessage("Say why this date of birth goes on the certificate.");
        RuleFor(it => it.BirthDateReason).MaximumLength(500).WithErrorCode("reason-too-long").WithMessage("Say it in at most 500 characters.");
        RuleFor(it => it.Guardian).MaximumLength(100).WithErrorCode("name-too-long").WithMessage("A name on a certificate has at most 100 characters.");
        RuleForEach(it => it.Forms).Must(form => CertificateForms.Form(form) is { } known && CertificateForms.OfDose.Contains(known)).WithErrorCode("certificate-form").WithMessage("There is no such form of certificate.");
    }
}

internal sealed class IssueCertificateHandler(
    Caller caller, HerePointOfEntry here, ResourceReader reader, CertificateConsents consents, SigningKeys keys, PublicAddress address, CardLinks links, IssuedCertificates earlier, LotRecalls recalls,
    Alongside alongside, TimeProvider time)
    : IRequestHandler<IssueCertificate, Outcome<IssuedCertificate>>
{
    public async Task<Outcome<IssuedCertificate>> Handle(IssueCertificate request, CancellationToken cancellationToken)
    {
        var dose = await reader.Read(caller, "Immunization", request.Dose, cancellationToken);
        if (!dose.Ok || dose.Value.Person is not { } person)
        {
            return new Refusal(RefusalKind.NotFound, "certificate-no-dose", "There is no such dose here.", "dose");
        }

        var traveller = await reader.Read(caller, "Patient", TravellerId.OfReference(dose.Value.Resource.Root["patient"]["reference"].Text).ToString(), cancellationToken);
        if (!traveller.Ok)
        {
            return Outcome<IssuedCertificate>.Refused(traveller.Refusals);
        }

        if (await consents.Objection(person, request.Consent, cancellationToken) is { } objection)
        {
            return objection;
        }

        var place = await here.Get(cancellationToken);
        var facts = new IssuingFacts(place.Today(time), place.Name, place.Country, Decision(request), request.Guardian);
        var certified = CertifiedDose.Of(new HealthAssess.Fhir.Immunization(dose.Value.Resource), new Patient(traveller.Value.Resource), facts);
        if (!certified.Ok)
        {
            return Outcome<IssuedCertificate>.Refused(certified.Refusals);
        }

        return await Objection(certified.Value, request, cancellationToken) is { } other ? other : await Issue(certified.Value, traveller.Value.Id, person, request, place, cancellationToken);
    }

    private async Task<Refusal?> Objection(CertifiedDose dose, IssueCertificate request, CancellationToken cancellation)
    {
        if (dose.LotId is { } lot && await recalls.Of(lot, cancellation) is not null)
        {
            return new Refusal(RefusalKind.BusinessRule, "certificate-lot-recalled", "This dose is of a lot that was recalled. It cannot be certified; speak with the traveller about another dose.", "dose");
        }

        return !request.Again && await earlier.HasGood(request.Dose, cancellation)
            ? new Refusal(RefusalKind.Conflict, "certificate-again", "This dose has a certificate that is good. Hand over a new code of it, take it back, or say that a second one is wanted.", "again")
            : null;
    }

    private async Task<Outcome<IssuedCertificate>> Issue(CertifiedDose dose, TravellerId traveller, Guid person, IssueCertificate request, PointOfEntry place, CancellationToken cancellation)
    {
        var (now, id) = (time.GetUtcNow(), Ids.Unguessable());
        var writing = new CertificateWriting(await keys.Current(cancellation), await keys.Current(cancellation, SignerPurpose.VisibleSeals), address.Value, now, id);
        var written = writing.Write(dose, request.Forms is { Count: > 0 } forms ? forms.Select(form => CertificateForms.Form(form)!.Value) : [CertificateForm.Icvp]);
        if (!written.Ok)
        {
            return Outcome<IssuedCertificate>.Refused(written.Refusals);
        }

        var issued = new IssuedDocument(Ids.New(time), id, traveller, request.Dose, written.Value, now, caller.Account ?? Guid.Empty, Demo: true);
        var (link, code) = (Ids.Unguessable(), CardCode.New());
        alongside.Steps.Add(links.Insert(link, code, person, issued.Id));
        alongside.Steps.Add(IssuedCertificates.Note(new IssuedRow(
            issued.Id, person, request.Dose, dose.LotId, writing.Signer.KeyId.ToArray(), [.. written.Value.Select(credential => credential.Mark)], now, writing.Ends(written.Value.Select(credential => credential.Form)))
        {
            SealKeyId = written.Value.Any(credential => credential.Form == CertificateForm.Seal) ? writing.SealSigner.KeyId.ToArray() : null,
        }));
        List<Change> changes = [Change.Create(issued.ToDocument()), Change.Create(issued.ToProvenance(Ids.New(time), dose.Facts.BirthDate))];
        if (request.Consent == true)
        {
            changes.Add(CertificateConsents.Yes(Ids.New(time), traveller, place.Now(time)));
        }

        var texts = written.Value.ToDictionary(credential => CertificateForms.Code(credential.Form), credential => credential.Text);
        return Outcome<IssuedCertificate>.Of(
            new(issued.Id, link, CardCode.Show(code), written.Value[0].Text, texts, ApprovedProducts.ValidFrom(dose)), ChangeSet.Of([.. changes]));
    }

    private static BirthDateDecision? Decision(IssueCertificate request) =>
        request.BirthDate is { } date ? new BirthDateDecision(date, request.BirthDateReason!) : null;
}
