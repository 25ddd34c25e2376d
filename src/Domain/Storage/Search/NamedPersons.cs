using HealthAssess.Storage.Index;

namespace HealthAssess.Storage.Search;

/// <summary>The travellers whom a question names by their id: a number tells of them, too.</summary>
internal static class NamedPersons
{
    private const string Patient = "Patient/";

    public static IReadOnlyList<Guid> Of(AskedSearch search) =>
    [
        .. search.Requests.SelectMany(request => request.Criteria.Where(one => Names(request.Type, one.Name)).SelectMany(one => QueryText.Alternatives(one.Value)))
            .Select(QueryText.Plain).Select(text => text[(text.LastIndexOf(Patient, StringComparison.Ordinal) is var at and >= 0 ? at + Patient.Length : 0)..])
            .Select(PersonParameters.PersonOf).Distinct(),
    ];

    private static bool Names(string type, string name) =>
        (type == "Patient" && name == "_id") || name is "patient" or "subject" or "patient:Patient" or "subject:Patient";
}
