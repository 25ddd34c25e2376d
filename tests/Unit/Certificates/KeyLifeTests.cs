using HealthAssess.Domain.Certificates;

namespace HealthAssess.Tests.Unit.Certificates;

/// <summary>The steps of a key's life: which are open in which state, and what is said where one is not.</summary>
public sealed class KeyLifeTests
{
    private static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly AuthorityKey Old = Key("aa", created: -400, activates: -390);
    private static readonly AuthorityKey Signing = Key("bb", created: -30, activates: -20);
    private static readonly AuthorityKey Fresh = Key("cc", created: 0, activates: null);

    [Theory]
    [InlineData("aa", KeyState.Overlap)]
    [InlineData("bb", KeyState.Active)]
    [InlineData("cc", KeyState.Created)]
    public void The_newest_activated_key_signs_and_the_one_before_stands_by(string id, KeyState state) => Assert.Equal(state, StateOf(All.Single(key => key.KeyId == id)));

    [Fact]
    public void A_key_waits_for_its_day_and_signs_from_it_on()
    {
        var next = Fresh with { Activates = Now.AddDays(7) };
        AuthorityKey[] keys = [Signing, next];
        Assert.Equal((KeyState.Next, "bb"), (KeyLife.StateOf(next, keys, Now), KeyLife.Signer(keys, "DSC", Now)!.KeyId));
        Assert.Equal(("cc", KeyState.Overlap), (KeyLife.Signer(keys, "DSC", Now.AddDays(7))!.KeyId, KeyLife.StateOf(Signing, keys, Now.AddDays(7))));
    }

    [Fact]
    public void A_key_whose_certificate_has_run_out_never_signs() =>
        Assert.Null(KeyLife.Signer([Signing], "DSC", Signing.NotAfter));

    [Fact]
    public void When_the_one_that_signs_is_lost_the_one_that_stands_by_signs_again() =>
        Assert.Equal("aa", KeyLife.Signer([Old, Signing with { Revoked = Now }], "DSC", Now)!.KeyId);

    [Fact]
    public void A_retired_key_never_comes_back() => Assert.Null(KeyLife.Signer([Old with { Retired = Now }, Signing with { Revoked = Now }], "DSC", Now));

    [Fact]
    public void Verifiers_learn_a_key_before_it_signs_unless_the_old_one_is_lost()
    {
        Assert.Equal("key-overlap", KeyLife.CannotActivate(Fresh, All, Now.AddDays(6), atOnce: false, Now)?.Key);
        Assert.Null(KeyLife.CannotActivate(Fresh, All, Now.AddDays(7), atOnce: false, Now));
        Assert.Null(KeyLife.CannotActivate(Fresh, All, Now, atOnce: true, Now));
        Assert.Equal("key-ends-before", KeyLife.CannotActivate(Fresh, All, Fresh.NotAfter, atOnce: false, Now)?.Key);
    }

    /// <summary>Every step from every state: the code of the refusal, or nothing where the step is open.</summary>
    [Theory]
    [InlineData(KeyState.Created, null, null, null, "key-may-sign")]
    [InlineData(KeyState.Next, null, null, null, "key-may-sign")]
    [InlineData(KeyState.Active, "key-not-waiting", "key-signs", null, "key-may-sign")]
    [InlineData(KeyState.Overlap, "key-not-waiting", null, null, "key-may-sign")]
    [InlineData(KeyState.Retired, "key-not-waiting", "key-signs-no-more", null, null)]
    [InlineData(KeyState.Expired, "key-not-waiting", "key-signs-no-more", null, null)]
    [InlineData(KeyState.Revoked, "key-not-waiting", "key-signs-no-more", "key-revoked-already", null)]
    public void A_step_that_is_not_open_is_refused_in_words(KeyState state, string? activate, string? retire, string? revoke, string? destroy)
    {
        var key = In(state);
        AuthorityKey[] keys = state is KeyState.Overlap ? [key, Signing] : [key];
        Assert.Equal(state, KeyLife.StateOf(key, keys, Now));
        Assert.Equal(activate, KeyLife.CannotActivate(key, keys, Now.AddDays(8), atOnce: false, Now)?.Key);
        Assert.Equal(retire, KeyLife.CannotRetire(key, keys, Now)?.Key);
        Assert.Equal(revoke, KeyLife.CannotRevoke(key)?.Key);
        Assert.Equal(destroy, KeyLife.CannotDestroy(key, keys, Now)?.Key);
    }

    [Fact]
    public void The_next_step_leads_from_the_first_day_to_the_last()
    {
        Assert.Equal((KeyStep.Activate, Fresh.Created.AddDays(7)), KeyLife.NextStep(Fresh, [Signing, Fresh], Now));
        Assert.Equal((KeyStep.ActivateItsSuccessor, null), KeyLife.NextStep(Signing, [Signing, Fresh], Now));
        Assert.Equal((KeyStep.CreateASuccessor, Signing.NotAfter.AddMonths(-24)), KeyLife.NextStep(Signing, [Old, Signing], Now));
        Assert.Equal((KeyStep.Retire, null), KeyLife.NextStep(Old, [Old, Signing], Now));
        Assert.Equal((KeyStep.Destroy, null), KeyLife.NextStep(Old with { Retired = Now }, [Signing], Now));
        Assert.Equal((KeyStep.StaysPublished, null), KeyLife.NextStep(Old with { Retired = Now, Destroyed = Now }, [Signing], Now));
    }

    private static AuthorityKey[] All => [Old, Signing, Fresh];

    private static KeyState StateOf(AuthorityKey key) => KeyLife.StateOf(key, All, Now);

    private static AuthorityKey In(KeyState state) => state switch
    {
        KeyState.Created => Fresh,
        KeyState.Next => Fresh with { Activates = Now.AddDays(7) },
        KeyState.Active => Signing,
        KeyState.Overlap => Old,
        KeyState.Retired => Old with { Retired = Now },
        KeyState.Expired => Old with { NotAfter = Now },
        _ => Old with { Revoked = Now },
    };

    private static AuthorityKey Key(string id, int created, int? activates) =>
        new(id, "DSC", Now.AddDays(created).AddYears(3), Now.AddDays(created), activates is { } day ? Now.AddDays(day) : null, null, null, null);
}
