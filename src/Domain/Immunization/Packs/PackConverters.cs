using System.Globalization;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Packs;


/// <summary><c>12m-4d</c>.</summary>
internal sealed class DurationText() : TextConverter<Duration>(value => value.ToString(), text => Duration.Read(text)!.Value);

/// <summary>Vaccine types: <c>9 113 138</c>.</summary>
internal sealed class CodesText() : TextConverter<int[]>(
    codes => string.Join(' ', codes),
    text => [.. Words.Of(text).Select(code => int.Parse(code, CultureInfo.InvariantCulture))]);

/// <summary>Vaccines of a series dose: <c>120@6w..7y!</c>, with <c>!</c> where worth recommending, <c>/SKB</c> for the maker.</summary>
internal sealed class VaccinesText() : TextConverter<SeriesDoseVaccine[]>(
    vaccines => string.Join(' ', vaccines.Select(Write)),
    text => [.. Words.Of(text).Select(Read)])
{
    private static string Write(SeriesDoseVaccine vaccine) =>
        AgeWindow.Write(vaccine.Cvx + (vaccine.Mvx is null ? "" : "/" + vaccine.Mvx), vaccine.Begin, vaccine.End) + (vaccine.Forecast ? "!" : "");

    private static SeriesDoseVaccine Read(string text)
    {
        var (name, begin, end) = AgeWindow.Read(text.TrimEnd('!'));
        var parts = name.Split('/');
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), begin, end, parts.ElementAtOrDefault(1), text.EndsWith('!'));
    }
}

/// <summary>Indications: <c>160@2y..19y</c>.</summary>
internal sealed class IndicationsText() : TextConverter<Indication[]>(
    indications => string.Join(' ', indications.Select(one => AgeWindow.Write(one.Code, one.Begin, one.End))),
    text => [.. Words.Of(text).Select(AgeWindow.Read).Select(one => new Indication(one.Name, one.Begin, one.End))]);

/// <summary>Antigens of a vaccine type: <c>Varicella@0d..50y, Zoster@50y..</c>.</summary>
internal sealed class AssociationsText() : TextConverter<AntigenAssociation[]>(
    associations => string.Join(", ", associations.Select(one => AgeWindow.Write(one.Antigen, one.Begin, one.End))),
    text => [.. text.Split(", ").Select(AgeWindow.Read).Select(one => new AntigenAssociation(one.Name, one.Begin, one.End))]);

/// <summary>A conflict: <c>3&gt;21 1d 4w-4d 4w</c>: after 3, 21 waits from, to at least, to.</summary>
internal sealed class ConflictText() : TextConverter<VaccineConflict>(
    one => $"{one.Conflicting}>{one.Impacted} {one.Begin} {one.MinimumEnd} {one.End}",
    text =>
    {
        var parts = text.Split('>', ' ');
        return new(
            int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture),
            Duration.Read(parts[2])!.Value, Duration.Read(parts[3])!.Value, Duration.Read(parts[4])!.Value);
    });

/// <summary>Words between blanks.</summary>
internal static class Words
{
    public static string[] Of(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
