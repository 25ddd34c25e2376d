using HealthAssess.Domain.Notices;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Notices;

/// <summary>Somebody to tell something.</summary>
/// <param name="Id">Id of the Communication.</param>
/// <param name="Traveller">Id of the Patient.</param>
/// <param name="Name">Name.</param>
/// <param name="BirthDate">Date of birth, as far as it is known, to be sure whom one speaks to.</param>
/// <param name="Contacts">Telephone numbers and addresses, as recorded.</param>
/// <param name="Reason">Why: one of the codes.</param>
/// <param name="Topic">What was recalled, or null.</param>
/// <param name="Language">The traveller's language.</param>
/// <param name="Text">What to tell, in it.</param>
/// <param name="Since">Since when it waits.</param>
/// <param name="Attempts">How often somebody tried in vain.</param>
/// <param name="LastAttempt">The last time; null where nobody tried.</param>
public sealed record NoticeRow(
    Guid Id, string Traveller, string Name, string? BirthDate, IReadOnlyList<string> Contacts, string Reason, string? Topic, string Language, string Text,
    DateTimeOffset? Since, int Attempts, DateTimeOffset? LastAttempt)
{
    internal static NoticeRow? Of(Resource notice, IReadOnlyDictionary<string, Resource> people)
    {
        var (root, attempts) = (notice.Root, NoticeSteps.Attempts(notice));
        if (!Guid.TryParse(notice.Id, out var id) || people.GetValueOrDefault(root["subject"]["reference"].Text ?? "") is not { } patient)
        {
            return null;
        }

        var identity = TravellerIdentity.Of(patient);
        return new NoticeRow(
            id, patient.Id!, identity.Names is [var name, ..] ? name : "", identity.BirthDate,
            [.. patient.Root.All("telecom").Select(contact => contact["value"].Text).OfType<string>()],
            NoticeSteps.ReasonOf(notice)!, root["topic"]["text"].Text, root["language"].Text ?? "en", root["payload"]["content"].Text ?? "",
            root.Extension(NoticeCodes.QueuedExtension)["value"].Date?.Instant, attempts.Count, attempts is [var last, ..] ? last : null);
    }
}
