using FluentValidation;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Certificates;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using MediatR;

namespace HealthAssess.Api.Certificates.Reissue;

/// <summary>Issues some certificates of one Point of Entry anew, in one transaction. Their travellers' links lead to the successors from now on.</summary>
/// <param name="Items">Which certificates.</param>
[Requires(Permission.IssueCertificates)]
public sealed record ReissueCertificates(IReadOnlyList<ReissueItem> Items) : ICommand<ReissuedBatch>;

/// <summary>What became of a batch.</summary>
/// <param name="Reissued">How many have a successor now.</param>
/// <param name="Refused">How many may not have one, by reason.</param>
public sealed record ReissuedBatch(int Reissued, IReadOnlyDictionary<string, int> Refused);

internal sealed class ReissueCertificatesValidator : AbstractValidator<ReissueCertificates>
{
    public ReissueCertificatesValidator() => RuleFor(it => it.Items).NotEmpty().WithMessage("Name the certificates.");
}

internal sealed class ReissueCertificatesHandler(
    Caller caller, ReissueReading reading, SigningKeys keys, PublicAddress address, Alongside alongside, TimeProvider time) : IRequestHandler<ReissueCertificates, Outcome<ReissuedBatch>>
{
    public async Task<Outcome<ReissuedBatch>> Handle(ReissueCertificates request, CancellationToken cancellationToken)
    {
        var records = await reading.Read(request.Items, cancellationToken);
        if (!records.Ok)
        {
            return Outcome<ReissuedBatch>.Refused(records.Refusals);
        }

        var (signer, sealSigner) = (await keys.Current(cancellationToken), await keys.Current(cancellationToken, SignerPurpose.VisibleSeals));
        List<Successor> successors = [];
        Dictionary<string, int> refused = [];
        foreach (var item in request.Items)
        {
            var made = Make(item, records.Value, new CertificateWriting(signer, sealSigner, address.Value, time.GetUtcNow(), Ids.Unguessable()));
            if (made.Ok)
            {
                successors.Add(made.Value);
            }
            else
            {
                refused[made.Refusals[0].Key] = refused.GetValueOrDefault(made.Refusals[0].Key) + 1;
            }
        }

        if (successors.Count > 0)
        {
            alongside.Steps.Add(IssuedCertificates.Note([.. successors.Select(one => one.Row)]));
            alongside.Steps.Add(CardLinks.Lead([.. successors.Select(one => (one.Row.Replaces!.Value, one.Row.Document))]));
        }

        return Outcome<ReissuedBatch>.Of(new(successors.Count, refused), ChangeSet.Of([.. successors.SelectMany(one => one.Changes)]));
    }

    private Outcome<Successor> Make(ReissueItem item, ReissueRecords records, CertificateWriting writing)
    {
        if (records.Document(item) is not { } old)
        {
            return new Refusal(RefusalKind.NotFound, "certificate-record-gone", "The record behind it is gone.", "document");
        }

        var document = new DocumentReference(old.Resource);
        return IssuedDocument.IsLetter(document) ? MakeLetter(item, old, records, writing) : MakeDose(item, old, records, writing);
    }

    private Outcome<Successor> MakeDose(ReissueItem item, StoredResource old, ReissueRecords records, CertificateWriting writing)
    {
        var today = records.Place?.Today(time) ?? DateOnly.FromDateTime(writing.At.UtcDateTime);
        var renewal = CertificateRenewal.Of(new DocumentReference(old.Resource), records.Dose(item), records.Traveller(item), records.Consent(item), records.Place, today);
        if (!renewal.Ok)
        {
            return Outcome<Successor>.Refused(renewal.Refusals);
        }

        var (dose, forms) = renewal.Value;
        var written = writing.Write(dose, forms);
        return written.Ok
            ? Outcome<Successor>.Of(Of(Document(item, old, written.Value, writing), item, old, dose.LotId, writing.Ends(forms), writing, dose.Facts.BirthDate))
            : Outcome<Successor>.Refused(written.Refusals);
    }

    private Outcome<Successor> MakeLetter(ReissueItem item, StoredResource old, ReissueRecords records, CertificateWriting writing)
    {
        var (document, ground) = (new DocumentReference(old.Resource), records.Ground(item));
        var letter = LetterRenewal.Of(document, ground, records.Traveller(item), records.Consent(item), records.Place, writing, item.LostKey);
        if (!letter.Ok)
        {
            return Outcome<Successor>.Refused(letter.Refusals);
        }

        var issued = Document(item, old, [writing.Write(letter.Value)], writing) with { RestsOn = ground!.TypeName, Reasons = LetterReasons.Of(document) };
        return Outcome<Successor>.Of(Of(issued, item, old, null, writing.Ends(letter.Value), writing, null));
    }

    private IssuedDocument Document(ReissueItem item, StoredResource old, IReadOnlyList<IssuedCredential> credentials, CertificateWriting writing) =>
        new(Ids.New(time), writing.CertificateId, TravellerId.OfReference(new DocumentReference(old.Resource).Subject.Literal), item.Dose, credentials, writing.At, caller.Account ?? Guid.Empty, Demo: true) { Replaces = item.Document };

    private Successor Of(IssuedDocument issued, ReissueItem item, StoredResource old, Guid? lot, DateTimeOffset ends, CertificateWriting writing, BirthDateDecision? decision)
    {
        var superseded = DocumentReferenceBuilder.From(old.Resource);
        superseded.Status = "superseded";
        return new Successor(
            new IssuedRow(issued.Id, item.Person, item.Dose, lot, writing.Signer.KeyId.ToArray(), [.. issued.Credentials.Select(credential => credential.Mark)], writing.At, ends)
            {
                SealKeyId = issued.Credentials.Any(credential => credential.Form == CertificateForm.Seal) ? writing.SealSigner.KeyId.ToArray() : null,
                Replaces = item.Document,
            },
            [
                Change.Create(issued.ToDocument()),
                Change.Create(issued.ToProvenance(Ids.New(time), decision)),
                // Whoever takes the old one back at this moment is not overwritten.
                Change.Update(superseded.Build(), old.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ]);
    }

    private sealed record Successor(IssuedRow Row, IReadOnlyList<Change> Changes);
}
