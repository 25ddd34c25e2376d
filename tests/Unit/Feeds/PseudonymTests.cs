using HealthAssess.Domain.Feeds;

namespace HealthAssess.Tests.Unit.Feeds;

public sealed class PseudonymTests
{
    private static readonly byte[] One = [.. Enumerable.Repeat((byte)1, 32)];
    private static readonly byte[] Other = [.. Enumerable.Repeat((byte)2, 32)];

    [Fact]
    public void One_record_has_one_name_towards_one_recipient() =>
        Assert.Equal(Pseudonym.Of(One, "Patient/a"), Pseudonym.Of(One, "Patient/a"));

    [Fact]
    public void Two_recipients_cannot_join_their_data() =>
        Assert.NotEqual(Pseudonym.Of(One, "Patient/a"), Pseudonym.Of(Other, "Patient/a"));

    [Fact]
    public void Two_records_have_two_names() =>
        Assert.NotEqual(Pseudonym.Of(One, "Patient/a"), Pseudonym.Of(One, "Patient/b"));
}
