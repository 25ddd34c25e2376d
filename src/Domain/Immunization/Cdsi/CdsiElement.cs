using System.Globalization;
using System.Xml.Linq;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Cdsi;

/// <summary>Reads values of CDSi supporting data. All are strings; an empty element, a missing one and <c>n/a</c> all mean none.</summary>
internal static class CdsiElement
{
    public static string? Text(this XElement? parent, string name) => Clean(parent?.Element(name)?.Value);

    public static string[] Texts(this XElement? parent, string name) =>
        [.. (parent?.Elements(name) ?? []).Select(element => Clean(element.Value)).OfType<string>()];

    public static Duration? Duration(this XElement parent, string name) => Schedules.Duration.Read(parent.Text(name));

    public static int? Number(this XElement parent, string name) =>
        parent.Text(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>A day: <c>20260630</c>, or <c>01/01/1957</c> in immunity.</summary>
    public static DateOnly? Day(this XElement parent, string name) =>
        parent.Text(name) is { } text ? DateOnly.ParseExact(text, ["yyyyMMdd", "MM/dd/yyyy"], CultureInfo.InvariantCulture) : null;

    /// <summary>A list with semicolons or commas, with or without blanks.</summary>
    public static string[] List(this XElement parent, string name) =>
        parent.Text(name)?.Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public static int[] Codes(this XElement parent, string name) => [.. parent.List(name).Select(Cvx)];

    public static int Cvx(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    public static bool Is(this XElement parent, string name, string value) =>
        string.Equals(parent.Text(name), value, StringComparison.OrdinalIgnoreCase);

    private static string? Clean(string? text) =>
        text?.Trim() is { Length: > 0 } value && !value.Equals("n/a", StringComparison.OrdinalIgnoreCase) ? value : null;
}
