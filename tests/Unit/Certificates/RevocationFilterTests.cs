using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Verification;

namespace HealthAssess.Tests.Unit.Certificates;

public sealed class RevocationFilterTests
{
    [Fact]
    public void A_list_holds_what_was_written_and_nothing_else()
    {
        using var issued = new IssuedFormats();
        var marks = Enumerable.Range(0, 5000).Select(number => RevocationMark.Of("certificate " + number)).ToList();
        var bytes = RevocationFilter.Write(marks.Concat(marks.Take(10)), new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero), issued.Signer);
        var filter = RevocationFilter.Read(bytes, issued.Circumstances.Trust, out _)!;
        Assert.Equal((5000, new DateTimeOffset(2026, 4, 1, 8, 0, 0, TimeSpan.Zero)), (filter.Count, filter.AsOf));
        Assert.All(marks, mark => Assert.True(filter.MayHold(mark)));
        Assert.DoesNotContain(Enumerable.Range(5000, 5000), number => filter.MayHold("certificate " + number));
    }

    [Fact]
    public void An_empty_list_is_a_list() =>
        Assert.Equal(0, WithIssued(issued => RevocationFilter.Read(RevocationFilter.Write([], default, issued.Signer), issued.Circumstances.Trust, out _)!.Count));

    [Fact]
    public void Every_flipped_bit_and_every_cut_is_refused()
    {
        using var issued = new IssuedFormats();
        var bytes = RevocationFilter.Write([1, 200, 1L << 39], new(2026, 4, 1, 8, 0, 0, TimeSpan.Zero), issued.Signer);
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(RevocationFilter.Read(bytes, issued.Circumstances.Trust, out _));
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        Assert.All(Enumerable.Range(0, bytes.Length), length => Assert.Null(RevocationFilter.Read(bytes.AsSpan(0, length), issued.Circumstances.Trust, out _)));
        Assert.Null(RevocationFilter.Read(bytes, TrustList.Empty, out _));
    }

    [Fact]
    public void What_stands_in_the_list_is_revoked_and_the_words_are_to_ask_the_issuer()
    {
        using var issued = new IssuedFormats();
        var circumstances = issued.Circumstances;
        var filter = RevocationFilter.Read(issued.Revocations(), circumstances.Trust, out _)!;
        var listed = circumstances with
        {
            Trust = new([.. circumstances.Trust.Entries.Select(entry => entry with { InFilter = true, PublishesRevocations = null })], circumstances.At),
            Revocations = new() { Filter = filter },
        };
        var reports = issued.Credentials.Select(credential => Verifier.Verify(credential.Codes, listed)).ToList();
        Assert.Equal((Verdict.Revoked, "on-revocation-list"), (reports[0].Verdict, reports[0].Decided!.Reason));
        Assert.All(reports.Skip(1), report => Assert.Equal(Verdict.ValidIdentityNotChecked, report.Verdict));
        Assert.Equal(Verdict.CannotTell, Verifier.Verify(issued.Credentials[0].Codes, listed with { Revocations = RevocationList.None }).Verdict);
    }

    private static T WithIssued<T>(Func<IssuedFormats, T> ask)
    {
        using var issued = new IssuedFormats();
        return ask(issued);
    }
}
