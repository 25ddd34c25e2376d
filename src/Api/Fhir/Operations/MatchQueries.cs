using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>Nets of three meshes that bring in the candidates of a match: numbers, the sound of every word of the names, birth date with sex.</summary>
internal static class MatchQueries
{
    public static IEnumerable<string> Of(Resource patient)
    {
        var numbers = patient.Root.All("identifier").Where(one => one["value"].Exists).Select(one => one["system"].Text is { } system ? $"{system}|{one["value"].Text}" : one["value"].Text!).ToList();
        if (numbers.Count > 0)
        {
            yield return "identifier=" + string.Join(',', numbers.Select(Uri.EscapeDataString));
        }

        var words = TravellerIdentity.Of(patient).Names.SelectMany(name => name.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.OrdinalIgnoreCase).Take(20).ToList();
        if (words.Count > 0)
        {
            yield return "phonetic=" + string.Join(',', words.Select(Uri.EscapeDataString));
        }

        if (patient.Root["birthDate"].Text is { Length: 10 } birthDate)
        {
            yield return $"birthdate={birthDate}" + (patient.Root["gender"].Text is { } sex ? $"&gender={Uri.EscapeDataString(sex)}" : "");
        }
    }
}
