using System.Globalization;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Registration;

namespace HealthAssess.Domain.Administration.Demo;

/// <summary>People who travel together: one person, or parents with children.</summary>
internal sealed class DemoParty(SeededDice dice, People people, PointOfEntry place, DateTimeOffset now)
{
    private static readonly string[] Neighbours = ["UGA", "KEN", "TZA", "RWA", "COD", "SSD", "SDN", "ETH", "TUR", "IRN", "POL", "COL"];
    private static readonly string[] Conveyances = ["Flight NX 318", "Flight ET 801", "Bus 14", "Ferry Lumina", "Lorry", "On foot"];

    private readonly string family = dice.Of(people.Families);
    private readonly DateTimeOffset arrived = now.AddMinutes(-dice.Below(60 * 24 * 20));

    public IEnumerable<DemoTraveller> Members()
    {
        var adult = Person(Age(18, 70), minor: false);
        yield return Traveller(adult, []);
        var children = dice.Chance(35) ? 1 + dice.Below(3) : 0;
        for (var i = 0; i < children; i++)
        {
            yield return Traveller(Person(Age(0, 17), minor: true), [new Guardian("PRN", null, adult.Id)]);
        }

        if (dice.Chance(4))
        {
            // Unaccompanied: nobody is asked for parents that are not there (PR-15).
            yield return Traveller(Person(Age(9, 17), minor: true), []);
        }
    }

    private DemoTraveller Traveller(NewTraveller person, IReadOnlyList<Guardian> guardians)
    {
        var at = TimeZoneInfo.ConvertTime(arrived, TimeZoneInfo.FindSystemTimeZoneById(place.TimeZone));
        string[] countries = [.. new[] { people.Country, dice.Of(Neighbours), dice.Of(Neighbours) }.Distinct().Where(_ => dice.Chance(70))];
        var arrival = new Arrival(dice.Id(arrived), person.Id, place.Id, at, "poe-arrival", dice.Of(Conveyances), null, countries);
        ConsentChoice[] consents =
        [
            Consent(person, Purpose.DirectCare, percent: 98, at),
            Consent(person, Purpose.VaccinationCertificate, percent: 95, at),
            Consent(person, Purpose.ContinuityOfCare, percent: 80, at),
        ];
        return new DemoTraveller(person, guardians, arrival, consents);
    }

    private ConsentChoice Consent(NewTraveller person, Purpose purpose, int percent, DateTimeOffset at) => new(
        dice.Id(arrived), person.Id, purpose, dice.Chance(percent), at, people.Language, dice.Chance(30) ? "Interpreter on site" : null);

    private NewTraveller Person(DateOnly born, bool minor)
    {
        var woman = dice.Chance(50);
        var (given, latinGiven) = Spellings(dice.Of(woman ? people.Women : people.Men));
        var (name, latinName) = Spellings(family);
        var documented = dice.Chance(minor ? 55 : 75);
        var (birthDate, estimated) = Known(born, documented);
        var nameless = !documented && dice.Chance(25);
        return new NewTraveller(
            dice.Id(arrived),
            place.Id,
            nameless ? null : name,
            nameless ? null : given,
            nameless || latinName == name ? null : (latinName, latinGiven),
            nameless ? "Traveller " + (100 + dice.Below(900)).ToString(CultureInfo.InvariantCulture) : null,
            birthDate,
            estimated,
            dice.Chance(2) ? "unknown" : woman ? "female" : "male",
            nameless ? null : people.Country,
            documented ? Document() : null,
            documented ? null : place.Code + "-" + Number("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 8),
            people.Language,
            Demo: true);
    }

    private TravelDocument Document() => dice.Chance(75)
        ? new TravelDocument(TravelDocument.Passport, Number("ABCDEFGHJKLMNPRSTVXYZ", 1) + Number("0123456789", 7), people.Country, Day(now).AddDays(dice.Below(3000)))
        : new TravelDocument(TravelDocument.IdentityCard, Number("0123456789", 9), people.Country);

    /// <summary>What is known of the birth date: all of it with a document, often only a year or a guess without one.</summary>
    private (string? Date, bool Estimated) Known(DateOnly born, bool documented) => (documented, dice.Below(10)) switch
    {
        (true, 0) => (born.ToString("yyyy", CultureInfo.InvariantCulture), false),
        (true, _) => (born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), false),
        (false, < 4) => (born.ToString("yyyy", CultureInfo.InvariantCulture), true),
        (false, < 6) => (born.ToString("yyyy-MM", CultureInfo.InvariantCulture), true),
        (false, < 7) => (null, false),
        (false, _) => (born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), false),
    };

    private DateOnly Age(int from, int to) => Day(arrived).AddDays(-((from * 366) + dice.Below(((to - from) * 365) + 1)));

    private string Number(string characters, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => characters[dice.Below(characters.Length)]));

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(at.UtcDateTime);

    private static (string Printed, string Latin) Spellings(string name) =>
        name.Split('/') is [var printed, var latin] ? (printed, latin) : (name, name);
}
