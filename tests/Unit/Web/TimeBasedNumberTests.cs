using HealthAssess.Web.SignIn;

namespace HealthAssess.Tests.Unit.Web;

/// <summary>The examples of RFC 6238, appendix B, in six digits.</summary>
public sealed class TimeBasedNumberTests
{
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void The_number_is_the_one_that_the_norm_prints(long seconds, string number) =>
        Assert.Equal(number, TimeBasedNumber.Of("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", TimeBasedNumber.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds))));
}
