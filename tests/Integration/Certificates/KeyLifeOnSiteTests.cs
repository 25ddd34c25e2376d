using HealthAssess.Api.Certificates;
using HealthAssess.Api.Administration.Keys;
using HealthAssess.Api.Certificates.Reissue;
using HealthAssess.Certificates.Trust;
using HealthAssess.Certificates.Verification;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage;
using HealthAssess.Storage.Certificates;
using HealthAssess.Tests.Integration.Api;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Certificates;

/// <summary>What a key's life does to the certificates that travellers hold. The tests of this class change the same authority, one after the other.</summary>
public sealed class KeyLifeOnSiteTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Operator = Caller.Worker(Purpose.Administration, Permission.Administer);
    private static readonly Caller Nurse = SiteFixture.Staff(Roles.Clinician);

    [Fact]
    public async Task A_signer_rolls_over_and_what_the_old_one_signed_stays_good()
    {
        var before = await Certified.Issue(site);
        var first = await Signing("DSC");
        var audited = await Audited(first);
        var next = await Next("DSC");
        var after = await Certified.Issue(site);
        Assert.Equal(("overlap", "active"), ((await Key(first)).State, (await Key(next)).State));
        Assert.Equal((true, 1), ((await Key(first)).Signed > 0, (await Key(next)).Signed));

        Assert.Equal("key-may-sign", Refusal(await site.Ask(Operator, new DestroySigningKey(first))));
        Assert.True((await site.Ask(Operator, new RetireSigningKey(first))).Ok);
        Assert.True((await site.Ask(Operator, new DestroySigningKey(first))).Ok);
        Assert.Equal(("retired", "stays-published"), ((await Key(first)).State, (await Key(first)).NextStep));
        Assert.Equal("key-signs", Refusal(await site.Ask(Operator, new RetireSigningKey(next))));
        Assert.Equal((Verdict.ValidIdentityNotChecked, Verdict.ValidIdentityNotChecked), (await Certified.VerdictOf(site, before.Credential), await Certified.VerdictOf(site, after.Credential)));
        Assert.Equal((audited + 2, 2), (await Audited(first), await Audited(next)));
    }

    [Fact]
    public async Task A_lost_signer_takes_everything_with_it_and_its_travellers_get_new_ones_under_the_same_link()
    {
        var lost = await Next("DSC");
        var held = await Certified.Issue(site, "hcert-icvp", "smart-health-card", "icao-vds-nc");
        var wrong = await Certified.Issue(site);
        Assert.True((await site.Ask(Nurse, new RevokeCertificate(wrong.Document, "wrong person"))).Ok);
        Assert.Equal([lost], (await site.Ask(Operator, new RevokeSigningKey(lost, "the token was lost"))).Value);
        Assert.Equal(("revoked", "reissue"), ((await Key(lost)).State, (await Key(lost)).NextStep));
        Assert.Equal(Verdict.UntrustedIssuer, await Certified.VerdictOf(site, held.Credential));

        Assert.Equal((1, 0), await Reissue(lost));
        Assert.Equal((0, 0), await Reissue(lost));
        var card = (await site.Ask(Caller.Anonymous, new OpenCard(held.Link, held.Code))).Value;
        Assert.True(card.Anew);
        Assert.Equal(["hcert-icvp", "smart-health-card", "icao-vds-nc"], card.Forms.Select(form => form.Form));
        Assert.NotEqual(held.Document, card.Document);
        Assert.Equal(Verdict.ValidIdentityNotChecked, await Certified.VerdictOf(site, card.Forms[0].Codes[0]));
        Assert.Equal("destroy", (await Key(lost)).NextStep);
    }

    [Fact]
    public async Task A_lost_seal_signer_takes_the_certificates_that_carry_its_seals()
    {
        var lost = await Next("VDS");
        var held = await Certified.Issue(site, "hcert-icvp", "icao-vds-nc");
        Assert.True((await site.Ask(Operator, new RevokeSigningKey(lost, "lost"))).Ok);
        Assert.Equal(Verdict.Revoked, await Certified.VerdictOf(site, held.Credential));
        Assert.Equal((1, 0), await Reissue(lost));
    }

    [Fact]
    public async Task A_new_authority_is_linked_to_the_old_one_and_a_lost_one_takes_its_signers_with_it()
    {
        var held = await Certified.Issue(site);
        var (oldKey, authority) = (await Signing("SCA"), await Next("SCA"));
        var signer = await Next("DSC");
        var rows = await site.Site.Services.GetRequiredService<KeyRows>().All(CancellationToken.None);
        var (old, fresh, under) = (rows.Single(row => row.Key.KeyId == oldKey), rows.Single(row => row.Key.KeyId == authority), rows.Single(row => row.Key.KeyId == signer));
        Assert.Equal((true, true, false), (CertificateSignature.IsBy(fresh.Link!, old.Certificate), CertificateSignature.IsBy(under.Certificate, fresh.Link!), CertificateSignature.IsBy(under.Certificate, old.Certificate)));
        var issued = await Certified.Issue(site);
        Assert.Equal((Verdict.ValidIdentityNotChecked, Verdict.ValidIdentityNotChecked), (await Certified.VerdictOf(site, held.Credential), await Certified.VerdictOf(site, issued.Credential)));

        Assert.Equal([authority, signer], (await site.Ask(Operator, new RevokeSigningKey(authority, "broken into"))).Value);
        Assert.Equal((Verdict.ValidIdentityNotChecked, Verdict.UntrustedIssuer), (await Certified.VerdictOf(site, held.Credential), await Certified.VerdictOf(site, issued.Credential)));
        Assert.Equal((1, 0), await Reissue(signer));
    }

    [Fact]
    public async Task What_protects_for_life_is_issued_anew_before_its_signer_ends()
    {
        var held = await Certified.Issue(site);
        Assert.Equal(0, (await Run(run => run.EndingBefore(TimeProvider.System.GetUtcNow().AddDays(90), (_, _) => { }, CancellationToken.None))).Reissued);
        await Sql($"update issued_certificate set expires = now() + interval '80 days' where document = '{held.Document}'");
        Assert.Equal(1, (await Run(run => run.EndingBefore(TimeProvider.System.GetUtcNow().AddDays(90), (_, _) => { }, CancellationToken.None))).Reissued);
        Assert.Equal(Verdict.ValidIdentityNotChecked, await Certified.VerdictOf(site, held.Credential));
        Assert.True((await site.Ask(Caller.Anonymous, new OpenCard(held.Link, held.Code))).Value.Anew);
    }

    [Fact]
    public async Task Two_runs_do_not_issue_anew_at_once()
    {
        await using var first = await site.Site.Services.GetRequiredService<Reissues>().Hold(CancellationToken.None);
        Assert.Equal("reissue-runs", Refusal(await site.Site.Services.GetRequiredService<ReissueRun>().OfLostKey([1], (_, _) => { }, CancellationToken.None)));
    }

    [Fact]
    public async Task Nothing_outlives_its_signer()
    {
        await Certified.Issue(site);
        var key = await Key(await Signing("DSC"));
        await using var command = site.Site.Services.GetRequiredService<Database>().Source.CreateCommand("select max(expires) from issued_certificate where seal_key_id is null");
        Assert.True((DateTime)(await command.ExecuteScalarAsync())! <= key.NotAfter.UtcDateTime);
        Assert.Equal("key-ends-before", Refusal(await site.Ask(Operator, new ActivateSigningKey((await site.Ask(Operator, new CreateSigningKey("DSC"))).Value, key.NotAfter.AddYears(1)))));
    }

    [Fact]
    public async Task A_step_that_is_not_open_is_refused_and_an_unknown_key_too()
    {
        var made = (await site.Ask(Operator, new CreateSigningKey("DSC"))).Value;
        Assert.Equal("created", (await Key(made)).State);
        Assert.Equal("key-overlap", Refusal(await site.Ask(Operator, new ActivateSigningKey(made, TimeProvider.System.GetUtcNow().AddDays(1)))));
        Assert.Equal("key-unknown", Refusal(await site.Ask(Operator, new RetireSigningKey("00"))));
        Assert.Equal("key-use", Refusal(await site.Ask(Operator, new CreateSigningKey("TLS"))));
        Assert.Equal("not-permitted", Refusal(await site.Ask(Nurse, new RevokeSigningKey(made, "no"))));
    }

    private async Task<string> Next(string use)
    {
        await site.Site.Services.GetRequiredService<SigningKeys>().Published(CancellationToken.None);
        var id = (await site.Ask(Operator, new CreateSigningKey(use))).Value;
        Assert.True((await site.Ask(Operator, new ActivateSigningKey(id, AtOnce: true))).Ok);
        return id;
    }

    private async Task<string> Signing(string use) => (await Keys()).Single(key => key.Use == use && key.State == "active").KeyId;

    private async Task<SigningKeyView> Key(string id) => (await Keys()).Single(key => key.KeyId == id);

    private async Task<IReadOnlyList<SigningKeyView>> Keys() => (await site.Ask(Operator, new ListSigningKeys())).Value;

    private async Task<(int Reissued, int Refused)> Reissue(string key) =>
        await Run(run => run.OfLostKey(Convert.FromHexString(key), (_, _) => { }, CancellationToken.None)) is var batch ? (batch.Reissued, batch.Refused.Values.Sum()) : default;

    private async Task<ReissuedBatch> Run(Func<ReissueRun, Task<Outcome<ReissuedBatch>>> run) => (await run(site.Site.Services.GetRequiredService<ReissueRun>())).Value;

    private static string Refusal<T>(Outcome<T> outcome) => outcome.Refusals[0].Key;

    private async Task<long> Audited(string key)
    {
        await using var command = site.Site.Services.GetRequiredService<Database>().Source.CreateCommand("select count(*) from audit where $1 = any(entities)");
        command.Parameters.Add(new() { Value = "SigningKey/" + key });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task Sql(string sql)
    {
        await using var command = site.Site.Services.GetRequiredService<Database>().Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
