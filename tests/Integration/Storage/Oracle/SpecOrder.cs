using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace HealthAssess.Tests.Integration.Storage.Oracle;

/// <summary>The order of search.html#sort: of several values the one that comes first in the order asked for; what has none is the lowest, and what has no beginning comes next to it.</summary>
internal static class SpecOrder
{
    public static readonly string[] Keys = ["Patient:family,birthdate", "Patient:-gender,family,-birthdate", "Observation:-date,status", "Observation:status,date,-value-string", "Encounter:-status,date", "Condition:recorded-date,-onset-date", "Organization:name,active", "Organization:-name", "Immunization:-lot-number,date", "Observation:encounter,-date", "Observation:-performer,status", "Observation:value-quantity,-date", "Observation:-value-quantity,code", "RiskAssessment:probability,date", "Questionnaire:-url,version"];

    /// <summary>Below 0, 0 or above 0 as the first belongs before the second.</summary>
    public static int Compare(JsonObject one, JsonObject other, string keys)
    {
        foreach (var key in keys.Split(','))
        {
            var (code, descending) = key.StartsWith('-') ? (key[1..], true) : (key, false);
            var parameter = SpecParameter.Find(SpecSearch.TypeOf(one), code);
            var order = string.CompareOrdinal(Value(one, parameter, descending), Value(other, parameter, descending));
            if (order != 0)
            {
                return descending ? -order : order;
            }
        }

        return 0;
    }

    private static string Value(JsonObject resource, SpecParameter parameter, bool descending)
    {
        string[] values = [.. SpecValues.Elements(resource, parameter).SelectMany(element => parameter.Kind switch
        {
            Kind.Date => SpecDate.Of(element) is { } range ? [range.Low > DateTime.MinValue ? range.Low.Ticks.ToString("D20", CultureInfo.InvariantCulture) : "0"] : [],
            Kind.Text => SpecValues.Texts(element).Select(text => Ordered(SpecValues.Fold(text))),
            Kind.Reference => [Ordered(element["reference"]?.ToString() is { } text && !text.StartsWith('#') ? text.Contains(':', StringComparison.Ordinal) ? text : text.Split('/')[1] : "")],
            Kind.Uri => [Ordered(element.ToString())],
            Kind.Quantity => [Ordered(SpecNumber.Compared(element).Low)],
            Kind.Number => [Ordered(SpecNumber.Of(element)!.Value.Low)],
            _ => SpecValues.Tokens(element, null).Select(token => Ordered((token.Code ?? "").ToLowerInvariant())),
        }).Order(StringComparer.Ordinal)];
        return values.Length == 0 ? "" : descending ? values[^1] : values[0];
    }

    // As text whose order is that of the numbers, whatever has no least one first.
    private static string Ordered(decimal number) => number <= -SpecNumber.Endless ? "-" : (number + 1_000_000m).ToString("0000000000.000000000000000000", CultureInfo.InvariantCulture);

    // In the order of code points.
    private static string Ordered(string text) => Convert.ToHexString(Encoding.UTF8.GetBytes(text));
}
