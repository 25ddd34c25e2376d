using HealthAssess.Domain;

namespace HealthAssess.Tests.Unit.Storage;

/// <summary>Ids of rows, which are sent and listed in their order.</summary>
public sealed class IdsTests
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Two_that_are_made_within_one_millisecond_sort_in_the_order_in_which_they_were_made()
    {
        string[] made = [.. Enumerable.Range(0, 2000).Select(n => Ids.New(Moment.AddMicroseconds(n)).ToString())];
        Assert.Equal(made.Order(StringComparer.Ordinal), made);
    }

    [Fact]
    public void They_are_of_version_7_and_tell_the_millisecond()
    {
        var id = Ids.New(Moment.AddTicks(9999));
        Assert.Equal(7, id.Version);
        Assert.StartsWith(Moment.ToUnixTimeMilliseconds().ToString("x12", System.Globalization.CultureInfo.InvariantCulture).Insert(8, "-"), id.ToString());
        Assert.Contains(id.Variant, (int[])[8, 9, 10, 11]);
        Assert.NotEqual(Ids.New(Moment), Ids.New(Moment));
    }
}
