using HealthAssess.Api.Access;
using HealthAssess.Domain;
using HealthAssess.Domain.Notices;
using HealthAssess.Fhir;
using HealthAssess.Storage;

namespace HealthAssess.Api.Notices;

/// <summary>A notice that still waits, as the caller may see it, and what becomes of it. Of two who change it at once one is told that it has changed.</summary>
internal sealed class WaitingNotice(Caller caller, ResourceReader reader, HerePointOfEntry here, CallerReference by, TimeProvider time)
{
    // The step gets the notice, the time at the Point of Entry and who the caller is.
    public async Task<Outcome<Guid>> Change(Guid notice, Func<Resource, DateTimeOffset, ReferenceBuilder, Resource> step, CancellationToken cancellation)
    {
        var stored = await reader.Read(caller, "Communication", notice.ToString(), cancellation);
        if (!stored.Ok || NoticeSteps.ReasonOf(stored.Value.Resource) is null)
        {
            return new Refusal(RefusalKind.NotFound, "no-notice", "There is no such notice here.", "notice");
        }

        var waiting = stored.Value.Resource;
        if (!NoticeSteps.Waits(waiting))
        {
            return new Refusal(RefusalKind.BusinessRule, "notice-done", "Somebody has already dealt with this notice.", "notice");
        }

        var now = (await here.Get(cancellation)).Now(time);
        var next = step(waiting, now, await by.Get(cancellation));
        return Outcome<Guid>.Of(notice, ChangeSet.Of(Domain.Change.Update(next, waiting.VersionId)));
    }
}
