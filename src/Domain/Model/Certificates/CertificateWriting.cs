using System.Security.Cryptography;
using HealthAssess.Certificates.Dcc;
using HealthAssess.Certificates.Ddcc;
using HealthAssess.Certificates.Hcert;
using HealthAssess.Certificates.Icvp;
using HealthAssess.Certificates.Keys;
using HealthAssess.Certificates.Letters;
using HealthAssess.Certificates.Shc;
using HealthAssess.Certificates.VdsNc;

namespace HealthAssess.Domain.Certificates;

/// <summary>Writes a dose in the forms that were asked for, all or none; or a letter.</summary>
/// <param name="Signer">Signs health certificates.</param>
/// <param name="SealSigner">Signs visible digital seals.</param>
/// <param name="Address">Where SMART Health Cards find our keys.</param>
/// <param name="At">The instant of issue.</param>
/// <param name="CertificateId">The certificate's own id, 128 random bits; the ids that the forms ask for are made of it.</param>
public sealed record CertificateWriting(SigningKey Signer, SigningKey SealSigner, string Address, DateTimeOffset At, string CertificateId)
{
    internal const int MonthsOfPaper = 24;

    // A seal's id has 12 characters, a card's revocation id at most 24.
    private const string SealLetters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int SealIdLength = 12;

    /// <summary>When its forms end by themselves: nothing outlives its signer.</summary>
    public DateTimeOffset Expires => At.AddMonths(MonthsOfPaper) is var wanted && wanted < Signer.NotAfter ? wanted : Signer.NotAfter;

    /// <summary>When the last of these forms ends by itself. A seal has no end of its own: it ends with its signer.</summary>
    public DateTimeOffset Ends(IEnumerable<CertificateForm> forms) =>
        forms.Contains(CertificateForm.Seal) && SealSigner.NotAfter > Expires ? SealSigner.NotAfter : Expires;

    /// <summary>The credentials, in the order of the forms, or every reason at once why one of them cannot be.</summary>
    public Outcome<IReadOnlyList<IssuedCredential>> Write(CertifiedDose dose, IEnumerable<CertificateForm> forms)
    {
        var written = forms.Distinct().Order().Select(form => (Form: form, Text: Text(dose, form))).ToList();
        List<Refusal> refusals = [.. written.SelectMany(one => one.Text.Refusals).DistinctBy(refusal => refusal.Key)];
        return refusals.Count > 0
            ? Outcome<IReadOnlyList<IssuedCredential>>.Refused(refusals)
            : Outcome<IReadOnlyList<IssuedCredential>>.Of([.. written.Select(one => new IssuedCredential(one.Form, one.Text.Value))]);
    }

    /// <summary>A letter as its credential.</summary>
    public IssuedCredential Write(LetterStatement letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return new(CertificateForm.Letter, HcertWriter.Issue(SubClaims.Letter, LetterWriter.Write(letter), DemoAuthority.Issuer, At, Ends(letter), Signer));
    }

    /// <summary>When a letter's signature ends: a month after its last day, in which the answer still is that it has ended, and since when.</summary>
    public DateTimeOffset Ends(LetterStatement letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var wanted = new DateTimeOffset(letter.Until.AddMonths(1), new TimeOnly(12, 0), TimeSpan.Zero);
        return wanted < Signer.NotAfter ? wanted : Signer.NotAfter;
    }

    private Outcome<string> Text(CertifiedDose dose, CertificateForm form) => form switch
    {
        CertificateForm.Icvp => Hcert(IcvpMapping.Statement(dose), SubClaims.Icvp, statement => IcvpWriter.Write(statement, IcvpDialect.C)),
        CertificateForm.Ddcc => Hcert(DdccMapping.Statement(dose, DemoAuthority.Participant, CertificateId), SubClaims.DdccVaccination, DdccWriter.Write),
        CertificateForm.EuDcc => Hcert(DccMapping.Statement(dose, DemoAuthority.Name, DemoAuthority.Issuer, Hex), SubClaims.EuDcc, DccWriter.Write),
        CertificateForm.HealthCard => Outcome<string>.Of(ShcWriter.Issue(HealthCardBundle.Of([dose]), Address, At, Expires, RevocationId, Signer)),
        CertificateForm.Letter => new Refusal(RefusalKind.BusinessRule, "certificate-form", "There is no such form of certificate.", "forms"),
        _ => Map(SealMapping.Statement(dose, DemoAuthority.Participant, SealId), statement => SealWriter.Issue(statement, SealSigner)),
    };

    private Outcome<string> Hcert<T>(Outcome<T> statement, long subClaim, Func<T, HealthAssess.Certificates.Cbor.CborValue> payload) =>
        Map(statement, value => HcertWriter.Issue(subClaim, payload(value), DemoAuthority.Issuer, At, Expires, Signer));

    private static Outcome<string> Map<T>(Outcome<T> statement, Func<T, string> write) =>
        statement.Ok ? Outcome<string>.Of(write(statement.Value)) : Outcome<string>.Refused(statement.Refusals);

    private string Hex => Convert.ToHexString(Hash("uvci").AsSpan(0, 16));

    private string SealId => string.Concat(Hash("seal").Take(SealIdLength).Select(part => SealLetters[part % SealLetters.Length]));

    // Of the certificate's id, so that whoever can revoke the certificate can revoke its card, and nobody else can guess it.
    private string RevocationId => System.Buffers.Text.Base64Url.EncodeToString(Hash("rid").AsSpan(0, 8));

    private byte[] Hash(string purpose) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(purpose + ":" + CertificateId));
}
