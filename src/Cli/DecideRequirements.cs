using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Domain.Requirements;
using HealthAssess.Immunization;

namespace HealthAssess.Cli;

/// <summary>One case line of <c>decide --protocol requirements</c> → one answer line: what each country of a trip asks, and how the traveller stands.</summary>
internal static class DecideRequirements
{
    /// <summary>Its name among the protocols.</summary>
    public const string Protocol = "requirements";

    public static (JsonObject Answer, bool Finding) Answer(JsonElement given)
    {
        var trip = Trip(given);
        var set = RequirementParameters.Apply(SeedRequirements.Set, Member(given, "parameters"), trip);
        var only = Text(Member(given, "answers"), "disease");
        var answers = set.Of(trip).Where(answer => only is null || answer.Disease == only).ToList();
        return (new JsonObject
        {
            ["disposition"] = RequirementDisposition.Of(answers),
            ["rules"] = new JsonArray([.. answers.Select(answer => JsonValue.Create(answer.Rule)).Distinct()]),
            ["explanation"] = string.Join(' ', answers.Select(RequirementWords.Of)),
            ["unknown"] = new JsonArray([.. answers.SelectMany(answer => answer.Missing).Distinct().Select(name => JsonValue.Create(name))]),
            ["requirements"] = new JsonArray([.. answers.Select(Json)]),
            ["version"] = set.Version,
        }, false);
    }

    internal static JsonObject Json(RequirementAnswer answer) => new()
    {
        ["country"] = answer.Country,
        ["disease"] = answer.Disease,
        ["outcome"] = JsonNamingPolicy.CamelCase.ConvertName(answer.Outcome.ToString()),
        ["rule"] = answer.Rule,
        ["reason"] = answer.Reason,
        ["on"] = Day(answer.On),
        ["dose"] = Day(answer.Dose),
        ["from"] = Day(answer.From),
        ["until"] = Day(answer.Until),
        ["vaccinate"] = answer.Offer.Vaccinate,
        ["observeUntil"] = Day(answer.Offer.ObserveUntil),
        ["source"] = answer.Source is { } source ? new JsonObject { ["text"] = source.Text, ["asOf"] = source.AsOf, ["url"] = source.Url } : null,
        ["demo"] = answer.Demo,
    };

    // Past visits in their order, then where the traveller goes: one destination, or a whole itinerary.
    internal static Trip Trip(JsonElement given)
    {
        var (answers, history) = (Member(given, "answers"), Member(given, "history"));
        var asOf = Day(Member(given, "asOf")) ?? throw new FormatException("asOf (YYYY-MM-DD) is missing");
        List<Stop> stops = [.. Items(history, "visits").Select(visit => Stop(visit) with { Past = true }), .. Items(answers, "itinerary").Select(Stop)];
        if (Text(answers, "destination") is { } destination)
        {
            stops.Add(new Stop(Country(destination)) { Arrived = Day(Member(answers, "arrival")) ?? asOf, Pilgrimage = Flag(answers, "pilgrimage") });
        }

        return stops.Count == 0
            ? throw new FormatException("answers.destination or answers.itinerary is missing")
            : new Trip(
                stops, Day(Member(Member(given, "patient"), "birthDate")),
                [.. Items(history, "doses").Select(Dose)],
                [.. Items(history, "letters").Select(letter => new ExemptionLetter(Text(letter, "disease") ?? YellowFeverRule.YellowFever, Day(Member(letter, "from")), Day(Member(letter, "until"))))],
                Flag(answers, "urgent"));
    }

    private static Stop Stop(JsonElement json)
    {
        var area = Text(json, "area") ?? Text(json, "country") ?? throw new FormatException("a stop has an area (ISO 3166)");
        return new Stop(Country(area.Split('-')[0]))
        {
            Area = area.Contains('-', StringComparison.Ordinal) ? area : null,
            Arrived = Day(Member(json, "arrived")),
            Left = Day(Member(json, "left")),
            Resident = Flag(json, "resident"),
            Transit = Flag(json, "transit") || Member(json, "transitHours") is not null,
            TransitHours = Member(json, "transitHours")?.GetDecimal(),
            Pilgrimage = Flag(json, "pilgrimage"),
        };
    }

    private static KnownDose Dose(JsonElement json)
    {
        var code = Text(json, "vaccine") ?? throw new FormatException("a dose has a vaccine");
        var kind = Vaccines.OfKey(code) ?? Vaccines.Find(CodeSystems.Cvx, code) ?? Vaccines.Product(code)?.Kind ?? throw new FormatException("no such vaccine: " + code);
        return new KnownDose(kind.Key, Day(Member(json, "date")), Member(json, "approved")?.GetBoolean(), Member(json, "conjugate")?.GetBoolean() ?? Conjugate(kind, code));
    }

    // The codes of conjugate products say so; the plain key does not.
    private static bool? Conjugate(Vaccine kind, string code) => kind.Key == "menacwy" && code != kind.Key ? true : null;

    // A country as travel documents name it: three letters, or two.
    private static string Country(string code) =>
        code.Length == 2 ? HealthAssess.Certificates.TravelDocuments.Countries.Alpha3(code) ?? throw new FormatException("no such country: " + code)
        : code.Length == 3 ? code
        : throw new FormatException("no such country: " + code);

    private static JsonElement.ArrayEnumerator Items(JsonElement? parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;

    private static bool Flag(JsonElement? parent, string name) => Member(parent, name) is { ValueKind: JsonValueKind.True };

    private static string? Text(JsonElement? parent, string name) => Member(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    // A day, or an instant with the offset of the place: its own calendar counts, on whichever side of the date line.
    private static DateOnly? Day(JsonElement? text) => text?.GetString() is { Length: >= 10 } day
        ? DateOnly.ParseExact(day.AsSpan(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture)
        : text is null ? null : throw new FormatException("a day is YYYY-MM-DD");

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
