namespace HealthAssess.Fhir;

/// <summary>The least and the greatest value a profile allows.</summary>
/// <remarks>FHIR R4, elementdefinition.html#ElementDefinition.minValue_x_. Both bounds are allowed themselves.</remarks>
internal static class BoundCheck
{
    public static void Check(ProfileElement definition, Element element, Examination examination)
    {
        One(definition.MinValue, element, "at least", sign => sign < 0, examination);
        One(definition.MaxValue, element, "at most", sign => sign > 0, examination);
    }

    private static void One(Element bound, Element element, string words, Func<int, bool> isBeyond, Examination examination)
    {
        if (!bound.Exists || (element.Text is null && element.TypeName != "Quantity"))
        {
            return;
        }

        if (Compare(element, bound) is not { } sign)
        {
            examination.Inform(element, "not-supported", $"The profile asks for {words} {ValueMatch.Show(bound)}; this value cannot be compared with it here, and is not checked.");
        }
        else if (isBeyond(sign))
        {
            examination.Error(element, "value", $"The profile asks for {words} {ValueMatch.Show(bound)}.");
        }
    }

    // A day beside a moment, and quantities of two units, are not compared; a bound that is a duration is relative to now.
    private static int? Compare(Element value, Element bound)
    {
        if (bound.TypeName == "Quantity")
        {
            return value.TypeName == "Quantity" && value["code"].Text == bound["code"].Text && value["system"].Text == bound["system"].Text
                ? Numbers(value["value"], bound["value"]) : null;
        }

        return value.Date is { } date && bound.Date is { } other
            ? date.Precision == other.Precision ? date.Earliest.CompareTo(other.Earliest) : null
            : value.Time is { } time && bound.Time is { } limit ? time.Time.CompareTo(limit.Time) : Numbers(value, bound);
    }

    private static int? Numbers(Element value, Element bound) =>
        value.Decimal is { } number && bound.Decimal is { } limit ? number.CompareTo(limit) : null;
}
