using System.Globalization;
using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary>A Date, DateTime or Time, known to some precision and written back as far as it is known.</summary>
/// <remarks>FHIRPath N1, 3.1.5 to 3.1.7.</remarks>
internal sealed record Temporal(ItemKind Kind, TemporalPrecision Precision)
{
    private static readonly string[] FractionFormats = ["", "0", "00", "000", "0000", "00000", "000000", "0000000"];

    public int Year { get; init; } = 1;

    public int Month { get; init; } = 1;

    public int Day { get; init; } = 1;

    public int Hour { get; init; }

    public int Minute { get; init; }

    public int Second { get; init; }

    /// <summary>Ten-millionths of a second.</summary>
    public int Fraction { get; init; }

    /// <summary>Digits of the fraction that were written.</summary>
    public int FractionDigits { get; init; }

    /// <summary>Minutes east of Greenwich, where an offset was given.</summary>
    public int? Offset { get; init; }

    /// <summary>Ticks as the clock on the wall showed them; missing parts count as their least value.</summary>
    public long LocalTicks =>
        new DateTime(Year, Month, Day).Ticks + (Hour * TimeSpan.TicksPerHour) + (Minute * TimeSpan.TicksPerMinute) + (Second * TimeSpan.TicksPerSecond) + Fraction;

    /// <summary>Ticks at Greenwich; the local ones where no offset was given.</summary>
    public long UniversalTicks => LocalTicks - ((Offset ?? 0) * TimeSpan.TicksPerMinute);

    /// <summary>The same kind, precision and offset at another tick; null beyond the years 1 to 9999.</summary>
    public Temporal? At(long localTicks)
    {
        if (localTicks < DateTime.MinValue.Ticks || localTicks > DateTime.MaxValue.Ticks)
        {
            return null;
        }

        var at = new DateTime(localTicks);
        return this with
        {
            Year = at.Year,
            Month = at.Month,
            Day = at.Day,
            Hour = at.Hour,
            Minute = at.Minute,
            Second = at.Second,
            Fraction = (int)(localTicks % TimeSpan.TicksPerSecond),
        };
    }

    public static Temporal OfInstant(DateTimeOffset at) =>
        new Temporal(ItemKind.DateTime, TemporalPrecision.Second) { FractionDigits = 3, Offset = (int)at.Offset.TotalMinutes }
            .At(at.DateTime.Ticks - (at.DateTime.Ticks % TimeSpan.TicksPerMillisecond))!;

    /// <summary>The date part, as far as it is known.</summary>
    public Temporal DatePart => new(ItemKind.Date, Precision < TemporalPrecision.Day ? Precision : TemporalPrecision.Day) { Year = Year, Month = Month, Day = Day };

    /// <summary>The time part; null where none is known.</summary>
    public Temporal? TimePart => Precision < TemporalPrecision.Hour
        ? null
        : new(ItemKind.Time, Precision) { Hour = Hour, Minute = Minute, Second = Second, Fraction = Fraction, FractionDigits = FractionDigits };

    public override string ToString()
    {
        var text = new StringBuilder(29);
        if (Kind != ItemKind.Time)
        {
            text.Append(Number(Year, 4));
            AppendPart(text, TemporalPrecision.Month, '-', Month);
            AppendPart(text, TemporalPrecision.Day, '-', Day);
        }

        if (Precision >= TemporalPrecision.Hour)
        {
            AppendTime(text);
        }

        return text.ToString();
    }

    private void AppendTime(StringBuilder text)
    {
        text.Append(Kind == ItemKind.Time ? "" : "T").Append(Number(Hour, 2));
        AppendPart(text, TemporalPrecision.Minute, ':', Minute);
        AppendPart(text, TemporalPrecision.Second, ':', Second);
        if (FractionDigits > 0 && Precision == TemporalPrecision.Second)
        {
            text.Append('.').Append(Fraction.ToString(FractionFormats[7], CultureInfo.InvariantCulture).AsSpan(0, FractionDigits));
        }

        if (Offset is { } minutes)
        {
            text.Append(minutes == 0 ? "Z" : (minutes < 0 ? "-" : "+") + Number(Math.Abs(minutes) / 60, 2) + ":" + Number(Math.Abs(minutes) % 60, 2));
        }
    }

    private void AppendPart(StringBuilder text, TemporalPrecision precision, char before, int value)
    {
        if (Precision >= precision)
        {
            text.Append(before).Append(Number(value, 2));
        }
    }

    private static string Number(int value, int digits) => value.ToString(FractionFormats[digits], CultureInfo.InvariantCulture);
}
