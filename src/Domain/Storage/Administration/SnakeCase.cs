using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Storage.Administration;

/// <summary>Column names as SQL people write them, from the property names: <c>PointOfEntry</c> → <c>point_of_entry</c>.</summary>
internal static partial class SnakeCase
{
    public static void Columns(ModelBuilder builder)
    {
        foreach (var property in builder.Model.GetEntityTypes().Where(type => !type.IsMappedToJson()).SelectMany(type => type.GetProperties()))
        {
            property.SetColumnName(Boundary().Replace(property.Name, "_").ToLowerInvariant());
        }
    }

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Boundary();
}
