using HealthAssess.Domain.Feeds;

namespace HealthAssess.Tests.Unit.Feeds;

public sealed class RetryScheduleTests
{
    [Fact]
    public void The_first_retry_comes_within_three_seconds() =>
        Assert.InRange(RetrySchedule.Pause(1, 1), TimeSpan.FromSeconds(1.6), TimeSpan.FromSeconds(3));

    [Fact]
    public void Pauses_double_up_to_an_hour_and_stay_there()
    {
        Assert.Equal(2 * RetrySchedule.Pause(3, 0.5), RetrySchedule.Pause(4, 0.5));
        Assert.Equal(TimeSpan.FromHours(1), RetrySchedule.Pause(13, 0.5));
        Assert.Equal(TimeSpan.FromHours(1), RetrySchedule.Pause(100_000, 0.5));
    }

    [Fact]
    public void A_recipient_that_asks_for_more_time_gets_it_but_not_more_than_an_hour()
    {
        Assert.Equal(TimeSpan.FromMinutes(5), RetrySchedule.Pause(1, 0.5, TimeSpan.FromMinutes(5)));
        Assert.Equal(TimeSpan.FromHours(1), RetrySchedule.Pause(1, 0.5, TimeSpan.FromDays(30)));
        Assert.Equal(RetrySchedule.Pause(1, 0.5), RetrySchedule.Pause(1, 0.5, TimeSpan.FromSeconds(-5)));
    }
}
