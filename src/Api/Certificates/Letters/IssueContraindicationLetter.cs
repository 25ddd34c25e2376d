using HealthAssess.Api.Access;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration;
using HealthAssess.Domain.Certificates;
using HealthAssess.Domain.Registration;
using HealthAssess.Domain.Vaccinations;
using HealthAssess.Fhir;
using HealthAssess.Immunization;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HealthAssess.Api.Certificates.Letters;

internal sealed class IssueContraindicationLetterEndpoint : IEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/certificates/letters", async (IssueContraindicationLetter request, IMediator mediator, CancellationToken cancellation) =>
            (await mediator.Send(request, cancellation)).ToResult(done => Results.Created($"/fhir/R4/DocumentReference/{done.Document}", done))).WithTags("Certificates");
}

/// <summary>Issues a clinician's letter that a vaccination is contraindicated (IHR Annex 6 (9)), resting on a contraindication in the record.</summary>
/// <param name="Traveller">Who.</param>
/// <param name="Disease">1D47 yellow fever, 1C81 polio, 1C1C meningococcal disease.</param>
/// <param name="Until">Last day on which it is good, twelve months from today at most.</param>
/// <param name="RiskExplained">True: the traveller was told of the risk of not being vaccinated. Without it there is no letter.</param>
/// <param name="Ground">What it rests on: <c>AllergyIntolerance/…</c>, <c>Condition/…</c>, <c>ImmunizationRecommendation/…</c> or a dose not given for medical reasons, <c>Immunization/…</c>.</param>
/// <param name="Finding">Instead: the contraindication in the clinician's words, recorded now as a dose that is not given for medical reasons. It stays in the record.</param>
/// <param name="ShowReasons">True when the traveller agrees that the letter's page states reasons. The signed code never does.</param>
/// <param name="Reasons">Those reasons, in words that may be shown.</param>
/// <param name="ReasonsLanguage">en or fr.</param>
/// <param name="BirthDate">The date decided on where only a part of the date of birth is known, else null.</param>
/// <param name="BirthDateReason">Why that date.</param>
/// <param name="Guardian">Parent or guardian of a minor, if there is one.</param>
/// <param name="Consent">What the traveller says now: yes, no, or null when the record says it already.</param>
[Requires(Permission.IssueCertificates, OnShift = true)]
public sealed record IssueContraindicationLetter(
    TravellerId Traveller, string Disease, DateOnly Until, bool RiskExplained = false, string? Ground = null, string? Finding = null, bool ShowReasons = false, string? Reasons = null,
    string? ReasonsLanguage = null, DateOnly? BirthDate = null, string? BirthDateReason = null, string? Guardian = null, bool? Consent = null) : ICommand<IssuedCertificate>;

internal sealed class IssueContraindicationLetterHandler(
    Caller caller, HerePointOfEntry here, CallerReference by, ResourceReader reader, LetterGrounds grounds, CertificateConsents consents, SigningKeys keys, PublicAddress address, CardLinks links,
    Alongside alongside, TimeProvider time) : IRequestHandler<IssueContraindicationLetter, Outcome<IssuedCertificate>>
{
    public async Task<Outcome<IssuedCertificate>> Handle(IssueContraindicationLetter request, CancellationToken cancellationToken)
    {
        // Whoever may give doses and certify them need not be a clinician who judges (IHR Annex 6 (9): the supervising clinician).
        if (!caller.May(Permission.AssessTravellers) || !caller.May(Permission.Vaccinate))
        {
            return new Refusal(RefusalKind.Forbidden, "letter-not-clinician", "That a vaccination is contraindicated is for a clinician to say. Ask one to write the letter.");
        }

        var traveller = await reader.Read(caller, "Patient", request.Traveller.ToString(), cancellationToken);
        if (!traveller.Ok)
        {
            return Outcome<IssuedCertificate>.Refused(traveller.Refusals);
        }

        if (await consents.Objection(request.Traveller, request.Consent, cancellationToken) is { } objection)
        {
            return objection;
        }

        var place = await here.Get(cancellationToken);
        var ground = await Ground(request, place, cancellationToken);
        return ground.Ok ? await Issue(request, traveller.Value, ground.Value, place, cancellationToken) : Outcome<IssuedCertificate>.Refused(ground.Refusals);
    }

    private async Task<Outcome<(Resource Recorded, bool New)>> Ground(IssueContraindicationLetter request, PointOfEntry place, CancellationToken cancellation)
    {
        if (LetterDisease.Of(request.Disease) is not { } disease)
        {
            return LetterMapping.NoSuchDisease;
        }

        if (request.Ground is { Length: > 0 } reference)
        {
            return (await grounds.Of(request.Traveller, cancellation)).FirstOrDefault(one => $"{one.TypeName}/{one.Id}" == reference) is { } recorded && Guid.TryParse(recorded.Id, out _) && LetterGround.Supports(recorded, disease)
                ? Outcome<(Resource, bool)>.Of((recorded, false))
                : new Refusal(RefusalKind.BusinessRule, "letter-ground-other", "What was chosen does not say that vaccination against this disease is contraindicated. Choose another, or record it now.", "ground");
        }

        return request.Finding?.Trim() is { Length: > 0 } finding
            ? Outcome<(Resource, bool)>.Of((new VaccinationNotGiven(Ids.New(time), request.Traveller, place.Id, place.Now(time), Vaccines.OfKey(disease.Vaccine)!, NotGivenReasons.Precaution, finding).ToResource(), true))
            : new Refusal(RefusalKind.Required, "letter-ground", "Nothing recorded supports this letter. Choose what it rests on, or record the contraindication now.", "ground");
    }

    private async Task<Outcome<IssuedCertificate>> Issue(IssueContraindicationLetter request, StoredResource traveller, (Resource Recorded, bool New) ground, PointOfEntry place, CancellationToken cancellation)
    {
        var (now, today, rests) = (time.GetUtcNow(), place.Today(time), ground.Recorded.Id!);
        var writing = new CertificateWriting(await keys.Current(cancellation), await keys.Current(cancellation, SignerPurpose.VisibleSeals), address.Value, now, Ids.Unguessable());
        var decision = request.BirthDate is { } date ? new BirthDateDecision(date, request.BirthDateReason!) : null;
        var opinion = new LetterOpinion(request.Disease, today, request.Until, (await by.Get(cancellation)).Display);
        var stated = LetterMapping.Statement(opinion, new Patient(traveller.Resource), new IssuingFacts(today, place.Name, place.Country, decision, request.Guardian), writing.CertificateId);
        if (!stated.Ok)
        {
            return Outcome<IssuedCertificate>.Refused(stated.Refusals);
        }

        var credential = writing.Write(stated.Value);
        var issued = new IssuedDocument(Ids.New(time), writing.CertificateId, request.Traveller, rests, [credential], now, caller.Account ?? Guid.Empty, Demo: true)
        {
            RestsOn = ground.Recorded.TypeName,
            Reasons = request.ShowReasons ? new LetterReasons(request.Reasons!.Trim(), request.ReasonsLanguage!) : null,
        };
        var (link, code) = (Ids.Unguessable(), CardCode.New());
        alongside.Steps.Add(links.Insert(link, code, traveller.Person!.Value, issued.Id));
        alongside.Steps.Add(IssuedCertificates.Note(new IssuedRow(issued.Id, traveller.Person!.Value, rests, null, writing.Signer.KeyId.ToArray(), [credential.Mark], now, writing.Ends(stated.Value))));
        return Outcome<IssuedCertificate>.Of(
            new(issued.Id, link, CardCode.Show(code), credential.Text, new Dictionary<string, string> { [CertificateForms.Code(credential.Form)] = credential.Text }, today),
            ChangeSet.Of(
            [
                .. ground.New ? [Change.Create(ground.Recorded)] : Array.Empty<Change>(),
                Change.Create(issued.ToDocument()),
                Change.Create(issued.ToProvenance(Ids.New(time), decision)),
                .. request.Consent == true ? [CertificateConsents.Yes(Ids.New(time), request.Traveller, place.Now(time))] : Array.Empty<Change>(),
            ]));
    }
}
