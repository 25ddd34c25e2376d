using HealthAssess.Domain;
using HealthAssess.Domain.Notices;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Api.Notices;

/// <summary>A notice that still waits, as the caller may see it, and what becomes of it. Of two who change it at once one is told that it has changed.</summary>
internal sealed class WaitingNotice(Caller caller, ResourceReader reader)
{
    public async Task<Outcome<Guid>> Change(Guid notice, Func<Resource, Resource> step, CancellationToken cancellation)
    {
        var stored = await reader.Read(caller, "Communication", notice.ToString(), cancellation);
        if (!stored.Ok || NoticeSteps.ReasonOf(stored.Value.Resource) is null)
        {
            return new Refusal(RefusalKind.NotFound, "no-notice", "There is no such notice here.", "notice");
        }

        return NoticeSteps.Waits(stored.Value.Resource)
            ? Outcome<Guid>.Of(notice, ChangeSet.Of(Domain.Change.Update(step(stored.Value.Resource), stored.Value.Resource.VersionId)))
            : new Refusal(RefusalKind.BusinessRule, "notice-done", "Somebody has already dealt with this notice.", "notice");
    }
}
