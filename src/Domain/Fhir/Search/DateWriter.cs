namespace HealthAssess.Fhir.Search;

/// <summary>Dates, instants, periods and timings as ranges.</summary>
/// <remarks>FHIR R4, search.html#date.</remarks>
internal sealed class DateWriter(string parameter) : ValueWriter
{
    public override void Write(Element element, List<SearchValue> values)
    {
        var range = element.TypeName switch
        {
            "Period" => Period(element),
            "Timing" => Timing(element),
            _ => DateRange.Of(element),
        };
        if (range is var (low, high))
        {
            values.Add(new DateValue(parameter, low, high));
        }
    }

    private static (DateTimeOffset Low, DateTimeOffset High)? Period(Element period)
    {
        Element start = period["start"], end = period["end"];
        if (start.Text is null && end.Text is null)
        {
            return null;
        }

        return (DateRange.Of(start)?.Low ?? DateTimeOffset.MinValue, DateRange.Of(end)?.High ?? DateTimeOffset.MaxValue);
    }

    // Only the outer limits of a schedule count: its events and the bounds of its repetition.
    private static (DateTimeOffset Low, DateTimeOffset High)? Timing(Element timing)
    {
        (DateTimeOffset Low, DateTimeOffset High)? all = null;
        foreach (var moment in timing.All("event"))
        {
            if (DateRange.Of(moment) is var (low, high))
            {
                all = all is var (first, last) ? (first < low ? first : low, last > high ? last : high) : (low, high);
            }
        }

        var bounds = timing["repeat"]["bounds"];
        return bounds.TypeName != "Period" || Period(bounds) is not var (from, until) ? all
            : all is var (earliest, latest) ? (from < earliest ? from : earliest, until > latest ? until : latest) : (from, until);
    }
}
