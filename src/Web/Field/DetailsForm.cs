using System.Globalization;
using HealthAssess.Domain.Registration;
using HealthAssess.Web.Parts;

namespace HealthAssess.Web.Field;

/// <summary>A traveller's details as fields of a form, and back.</summary>
internal static class DetailsForm
{
    /// <summary>The fields of a document that is not on record yet.</summary>
    public const string NewRow = "document-new";

    private const string RowPrefix = "document-";

    /// <summary>The beginning of a document's field names.</summary>
    public static string Row(DocumentDetails one) => one.At is { } at ? RowPrefix + at.ToString(CultureInfo.InvariantCulture) : NewRow;

    /// <summary>What was typed. A document without a number is none.</summary>
    public static TravellerDetails Read(Posted posted) => new(
        posted["family"], posted["given"], posted["latinFamily"], posted["latinGiven"], posted["alias"],
        posted.PartialDate("birthDate"), posted.Has("estimated"), posted["sex"] ?? "unknown", posted["nationality"],
        [.. Rows(posted).Select(row => Document(posted, row)).OfType<DocumentDetails>()], posted["language"], posted["phone"]);

    /// <summary>Every field of the form, by name, as it stands before anything is typed.</summary>
    public static IReadOnlyDictionary<string, string> Written(TravellerDetails details)
    {
        var date = details.BirthDate?.Split('-') ?? [];
        Dictionary<string, string?> fields = new()
        {
            ["family"] = details.Family,
            ["given"] = details.Given,
            ["latinFamily"] = details.LatinFamily,
            ["latinGiven"] = details.LatinGiven,
            ["alias"] = details.Alias,
            ["birthDate-year"] = date.ElementAtOrDefault(0),
            ["birthDate-month"] = date.ElementAtOrDefault(1),
            ["birthDate-day"] = date.ElementAtOrDefault(2),
            ["estimated"] = details.BirthDateEstimated ? "yes" : null,
            ["sex"] = details.Sex,
            ["nationality"] = details.Nationality,
            ["language"] = details.Language,
            ["phone"] = details.Phone,
        };
        foreach (var one in details.Documents)
        {
            fields[Row(one) + "-kind"] = one.Document.Kind;
            fields[Row(one) + "-number"] = one.Document.Number;
            fields[Row(one) + "-country"] = one.Document.Country;
            fields[Row(one) + "-expires"] = one.Document.Expires?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        return fields.Where(field => field.Value is not null).ToDictionary(field => field.Key, field => field.Value!);
    }

    private static IEnumerable<int?> Rows(Posted posted) =>
        posted.Under(RowPrefix).Select(field => field.Key.Split('-')).Where(parts => parts is [_, "number"])
            .Select(parts => int.TryParse(parts[0], CultureInfo.InvariantCulture, out var at) ? at : (int?)null);

    private static DocumentDetails? Document(Posted posted, int? at)
    {
        var row = at is null ? NewRow : RowPrefix + at.Value.ToString(CultureInfo.InvariantCulture);
        return posted[row + "-number"] is { } number
            ? new DocumentDetails(at, new TravelDocument(posted[row + "-kind"] ?? TravelDocument.Passport, number, posted[row + "-country"] ?? "", posted.Date(row + "-expires")))
            : null;
    }
}
