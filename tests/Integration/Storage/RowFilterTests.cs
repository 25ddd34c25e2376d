using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Tests.Integration.Storage;

public sealed class RowFilterTests(StoreFixture store) : IClassFixture<StoreFixture>
{
    private static readonly Guid Here = new("00000000-0000-7000-8000-0000000000a1");
    private static readonly Guid There = new("00000000-0000-7000-8000-0000000000a2");

    [Fact]
    public async Task A_record_is_seen_where_it_was_made_and_by_its_country_and_nowhere_else()
    {
        var id = await Patient(Callers.ClinicianAt(Here));
        Assert.True(await Sees(Callers.ClinicianAt(Here), id));
        Assert.True(await Sees(Callers.Clinician("UGA"), id));
        Assert.True(await Sees(Callers.Worker(), id));
        Assert.False(await Sees(Callers.ClinicianAt(There), id));
        Assert.False(await Sees(Callers.Clinician("KEN"), id));
    }

    [Fact]
    public async Task Nobody_behind_the_firewall_sees_a_person_whatever_was_granted()
    {
        var id = await Patient(Callers.ClinicianAt(Here));
        Assert.False(await Sees(Callers.BorderGuard(), id));
        Assert.False(await Sees(Callers.BorderGuard() with { Scope = Scope.All }, id));
        Assert.False(await Sees(Callers.Clinician() with { Organisation = OrganisationKind.Donor }, id));
        Assert.False(await Sees(Caller.Anonymous, id));
    }

    [Fact]
    public async Task A_purpose_without_a_person_sees_none()
    {
        var id = await Patient(Callers.ClinicianAt(Here));
        Assert.False(await Sees(Callers.Clinician() with { Purpose = Purpose.Aggregate }, id));
        Assert.False(await Sees(Callers.Clinician() with { Purpose = Purpose.Administration }, id));
    }

    [Fact]
    public async Task A_traveller_sees_their_own_record_and_no_other()
    {
        var (own, other) = (await Patient(Callers.ClinicianAt(Here)), await Patient(Callers.ClinicianAt(Here)));
        var traveller = Callers.Traveller(Guid.Parse(own));
        Assert.True(await Sees(traveller, own));
        Assert.False(await Sees(traveller, other));
    }

    [Fact]
    public async Task A_restricted_record_needs_the_further_right_in_read_and_history()
    {
        var patient = await Patient(Callers.ClinicianAt(Here));
        var labelled = ResourceStoreTests.Observation(patient).Replace(
            "\"status\"", "\"meta\":{\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-Confidentiality\",\"code\":\"R\"}]},\"status\"", StringComparison.Ordinal);
        var trusted = Callers.ClinicianAt(Here) with { Restricted = true };
        var id = (await store.Create(labelled, trusted)).Stored.Id;
        Assert.True(await Sees(trusted, id, "Observation"));
        Assert.False(await Sees(Callers.ClinicianAt(Here), id, "Observation"));
        var history = await store.Reader.History(Callers.ClinicianAt(Here), new HistoryQuery("Observation", id), CancellationToken.None);
        Assert.Equal(RefusalKind.NotFound, Assert.Single(history.Refusals).Kind);
    }

    [Fact]
    public async Task Registers_are_seen_by_everybody_with_an_account()
    {
        var id = (await store.Create("""{"resourceType":"Location","name":"Nimule"}""", Callers.ClinicianAt(Here))).Stored.Id;
        Assert.True(await Sees(Callers.ClinicianAt(There), id, "Location"));
        Assert.True(await Sees(Callers.BorderGuard(), id, "Location"));
        Assert.False(await Sees(Caller.Anonymous, id, "Location"));
    }

    [Fact]
    public async Task What_may_not_be_seen_can_not_be_changed_and_looks_as_if_it_were_not_there()
    {
        var id = await Patient(Callers.ClinicianAt(Here));
        foreach (var stranger in new[] { Callers.ClinicianAt(There), Callers.BorderGuard() })
        {
            Assert.Equal(await Deleting("nobody", null, stranger), await Deleting(id, null, stranger));
            Assert.Equal(await Deleting("nobody", "1", stranger), await Deleting(id, "1", stranger));
        }

        Assert.True(await Sees(Callers.ClinicianAt(Here), id));
        var edit = await store.Commit(ChangeSet.Of(Change.Patch("Patient", id, Outcome<Resource>.Of)), Callers.ClinicianAt(There));
        Assert.Equal(RefusalKind.NotFound, Assert.Single(edit.Refusals).Kind);
    }

    [Fact]
    public async Task What_was_shown_of_a_person_is_audited_before_it_leaves()
    {
        var id = await Patient(Callers.ClinicianAt(Here));
        await Sees(Callers.ClinicianAt(Here), id);
        Assert.Equal(1L, await store.Scalar($"select count(*) from audit where person = '{id}' and action = 'r' and purpose = 'DirectCare'"));
    }

    private async Task<string> Deleting(string id, string? version, Caller caller)
    {
        var answer = await store.Commit(ChangeSet.Of(Change.Delete("Patient", id, version)), caller);
        return answer.Ok ? Assert.Single(answer.Value).Result.ToString() : Assert.Single(answer.Refusals).Key;
    }

    private async Task<string> Patient(Caller caller) =>
        (await store.Create("""{"resourceType":"Patient","name":[{"family":"Okello"}]}""", caller)).Stored.Id;

    private async Task<bool> Sees(Caller caller, string id, string type = "Patient") =>
        (await store.Reader.Read(caller, type, id, CancellationToken.None)).Ok;
}
