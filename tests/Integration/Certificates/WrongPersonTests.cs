using HealthAssess.Api.Certificates;
using HealthAssess.Api.Fhir.Operations;
using HealthAssess.Certificates.Verification;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage;
using HealthAssess.Tests.Integration.Api;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Tests.Integration.Certificates;

/// <summary>A wrong person found out later: what was certified of them is taken back, the notice waits on the record, and a corrected certificate is issued.</summary>
public sealed class WrongPersonTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly Caller Nurse = SiteFixture.Staff(Roles.Clinician);

    [Fact]
    public async Task A_dose_entered_in_error_takes_its_certificate_back_and_the_right_dose_gets_its_own()
    {
        var traveller = await Certified.Traveller(site);
        var wrong = await Certified.Dose(site, traveller: traveller);
        var held = await Issue(wrong);
        Assert.Equal(Verdict.ValidIdentityNotChecked, await Certified.VerdictOf(site, held.Credential));

        await Change(Domain.Change.Patch("Immunization", wrong, dose => With(dose, "\"completed\"", "\"entered-in-error\"")));
        Assert.Equal(Verdict.Revoked, await Certified.VerdictOf(site, held.Credential));
        Assert.NotNull((await site.Ask(Caller.Anonymous, new OpenCard(held.Link, held.Code))).Value.Revoked);
        Assert.Equal(1, await Notices(traveller));
        Assert.False((await site.Ask(Nurse, new IssueCertificate(wrong, Consent: true))).Ok);

        var right = await Issue(await Certified.Dose(site, traveller: traveller));
        Assert.Equal((Verdict.ValidIdentityNotChecked, Verdict.Revoked), (await Certified.VerdictOf(site, right.Credential), await Certified.VerdictOf(site, held.Credential)));
    }

    [Fact]
    public async Task A_merge_that_is_undone_takes_back_what_was_issued_while_it_held_and_each_dose_gets_a_new_one()
    {
        var (one, other) = (await Certified.Traveller(site), await Certified.Traveller(site));
        var earlier = await Issue(await Certified.Dose(site, traveller: other));
        Assert.True((await site.Ask(Nurse, new MergePatients(one, other))).Ok);
        var dose = await Certified.Dose(site, traveller: other);
        var held = await Issue(dose);

        Assert.True((await site.Ask(Nurse, new UnmergePatients(one, other))).Ok);
        Assert.Equal((Verdict.Revoked, Verdict.ValidIdentityNotChecked), (await Certified.VerdictOf(site, held.Credential), await Certified.VerdictOf(site, earlier.Credential)));
        Assert.Equal((1, 1), (await Notices(one), await Notices(other)));
        Assert.Equal(Verdict.ValidIdentityNotChecked, await Certified.VerdictOf(site, (await Issue(dose)).Credential));
    }

    [Fact]
    public async Task A_record_made_in_error_takes_everything_back_and_a_merged_one_nothing()
    {
        var traveller = await Certified.Traveller(site);
        var (first, second) = (await Issue(await Certified.Dose(site, traveller: traveller)), await Issue(await Certified.Dose(site, traveller: traveller)));
        await Change(Domain.Change.Patch("Patient", traveller, patient => Inactive(patient)));
        Assert.Equal((Verdict.Revoked, Verdict.Revoked), (await Certified.VerdictOf(site, first.Credential), await Certified.VerdictOf(site, second.Credential)));
        Assert.Equal(1, await Notices(traveller));
        // Once more changes nothing: one notice.
        await Change(Domain.Change.Patch("Patient", traveller, patient => Inactive(patient)));
        Assert.Equal(1, await Notices(traveller));

        var (merged, survivor) = (await Certified.Traveller(site), await Certified.Traveller(site));
        var good = await Issue(await Certified.Dose(site, traveller: merged));
        Assert.True((await site.Ask(Nurse, new MergePatients(merged, survivor))).Ok);
        Assert.Equal(Verdict.ValidIdentityNotChecked, await Certified.VerdictOf(site, good.Credential));
    }

    private async Task<IssuedCertificate> Issue(string dose)
    {
        var issued = await site.Ask(Nurse, new IssueCertificate(dose, Consent: true));
        Assert.True(issued.Ok, string.Join(' ', issued.Refusals.Select(refusal => refusal.Text)));
        return issued.Value;
    }

    private async Task<int> Notices(string traveller)
    {
        var found = await site.Site.Services.GetRequiredService<ResourceReader>().Search(Nurse, "Communication", "patient=Patient/" + traveller, CancellationToken.None);
        Assert.All(found.Value.Matches, notice => Assert.Equal("preparation", notice.Resource.Root["status"].Text));
        return found.Value.Matches.Count;
    }

    private async Task Change(Change change)
    {
        var written = await site.Site.Services.GetRequiredService<ResourceStore>().Commit(ChangeSet.Of(change), Nurse, WriteOrigin.Live, "test", CancellationToken.None);
        Assert.True(written.Ok, string.Join(' ', written.Refusals.Select(refusal => refusal.Text)));
    }

    private static Outcome<Resource> Inactive(Resource patient)
    {
        var builder = PatientBuilder.From(patient);
        builder.Active = false;
        return Outcome<Resource>.Of(builder.Build());
    }

    private static Outcome<Resource> With(Resource resource, string old, string text) => Outcome<Resource>.Of(Resource.Parse(resource.ToString().Replace(old, text, StringComparison.Ordinal)));
}
