namespace HealthAssess.Tests.Integration.Lists;

/// <summary>The recall drill in small: fewer doses, the same kill.</summary>
public sealed class RecallKillTests
{
    [Fact]
    public async Task A_recall_that_is_killed_in_its_middle_has_done_nothing_and_asked_again_does_all_of_it()
    {
        await using var drill = new RecallDrill();
        await drill.Run(doses: 500);
        Assert.Equal((0, false), drill.AfterKill);
        Assert.Equal((500, true), (drill.Published, drill.Blocked));
    }
}
