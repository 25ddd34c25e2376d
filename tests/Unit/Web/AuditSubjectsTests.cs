using System.Reflection;
using HealthAssess.Api.Administration.Audit;
using HealthAssess.Api.Pipeline;
using HealthAssess.Web.Desk;
using HealthAssess.Web.Texts;

namespace HealthAssess.Tests.Unit.Web;

/// <summary>An auditor reads words, not the names of requests.</summary>
public sealed class AuditSubjectsTests
{
    [Fact]
    public void Every_request_that_the_audit_may_name_is_about_something()
    {
        var requests = typeof(ListAudit).Assembly.GetTypes().Where(type => type.GetCustomAttribute<RequiresAttribute>() is not null).Select(type => type.Name);
        Assert.Empty(requests.Where(name => AuditSubjects.Of(name) is null).Order());
    }

    [Theory]
    [InlineData("search Patient", "open")]
    [InlineData("erased: asked by the traveller", "protection")]
    [InlineData("signing key DocumentSigner 0a1b retired", "keys")]
    [InlineData("researchers", null)]
    public void A_note_that_goes_on_with_what_was_asked_for_has_its_subject(string note, string? subject) => Assert.Equal(subject, AuditSubjects.Of(note));

    [Fact]
    public void Every_subject_has_its_words()
    {
        var phrasebook = Phrasebook.Load();
        Assert.All(AuditSubjects.All, subject => Assert.True(phrasebook.Has("en", "audit.about." + subject), subject));
    }
}
