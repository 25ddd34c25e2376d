namespace HealthAssess.Fhir.Paths;

/// <summary>Compares dates and times precision by precision, with respect to their offsets.</summary>
/// <remarks>
/// FHIRPath N1, 6.1.1 and 6.2. Where only one side has an offset, the other may be anywhere between −12 and +14 hours:
/// the answer is known only when it is the same for all of them.
/// </remarks>
internal static class TemporalOrder
{
    private const long EarliestZone = 14 * TimeSpan.TicksPerHour;
    private const long LatestZone = 12 * TimeSpan.TicksPerHour;

    public static Order Compare(Temporal left, Temporal right)
    {
        if ((left.Kind == ItemKind.Time) != (right.Kind == ItemKind.Time))
        {
            return Order.Incompatible;
        }

        if (left.Offset.HasValue == right.Offset.HasValue)
        {
            return ByPrecision(left, right, left.UniversalTicks, right.UniversalTicks);
        }

        if (left.Precision < TemporalPrecision.Hour || right.Precision < TemporalPrecision.Hour)
        {
            return ByPrecision(left, right, left.LocalTicks, right.LocalTicks);
        }

        return left.Offset.HasValue ? Zoned(left, right) : Reverse(Zoned(right, left));
    }

    public static Order Of(int comparison) => comparison < 0 ? Order.Less : comparison > 0 ? Order.Greater : Order.Equal;

    public static Order Reverse(Order order) => order switch
    {
        Order.Less => Order.Greater,
        Order.Greater => Order.Less,
        _ => order,
    };

    private static Order Zoned(Temporal zoned, Temporal local)
    {
        var at = zoned.UniversalTicks;
        return at < local.LocalTicks - EarliestZone ? Order.Less
            : at > local.LocalTicks + LatestZone + Width(local.Precision) ? Order.Greater
            : Order.Unknown;
    }

    private static Order ByPrecision(Temporal left, Temporal right, long leftTicks, long rightTicks)
    {
        var shared = left.Precision < right.Precision ? left.Precision : right.Precision;
        var order = Of(Truncate(leftTicks, shared).CompareTo(Truncate(rightTicks, shared)));
        return order == Order.Equal && left.Precision != right.Precision ? Order.Unknown : order;
    }

    private static long Width(TemporalPrecision precision) => precision switch
    {
        TemporalPrecision.Hour => TimeSpan.TicksPerHour,
        TemporalPrecision.Minute => TimeSpan.TicksPerMinute,
        _ => 0,
    };

    private static long Truncate(long ticks, TemporalPrecision precision)
    {
        if (precision > TemporalPrecision.Day)
        {
            return ticks - (precision == TemporalPrecision.Second ? 0 : ticks % Width(precision));
        }

        // An offset can push a value just over the edge of the calendar.
        var day = new DateTime(Math.Clamp(ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks));
        return precision switch
        {
            TemporalPrecision.Year => day.Year,
            TemporalPrecision.Month => (day.Year * 12) + day.Month,
            _ => day.Date.Ticks,
        };
    }
}
