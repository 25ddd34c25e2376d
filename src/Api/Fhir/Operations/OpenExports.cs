using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using Microsoft.EntityFrameworkCore;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>The exports of the caller that are not over. Somebody else's are not there.</summary>
internal sealed class OpenExports(HealthDb database, Caller caller, TimeProvider time)
{
    /// <summary>How long the files of an export can be fetched.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public static Refusal NotOpen { get; } = new(RefusalKind.NotFound, "export-not-found", "There is no such export of yours: it never was, was deleted, or began more than a day ago.");

    public Task<BulkExport?> Find(Guid id, CancellationToken cancellation)
    {
        var earliest = time.GetUtcNow() - Kept;
        return Of(database, caller.Account ?? Guid.Empty).FirstOrDefaultAsync(export => export.Id == id && export.At >= earliest, cancellation);
    }

    public static IQueryable<BulkExport> Of(HealthDb database, Guid account) => database.BulkExports.Where(export => export.Account == account);

    /// <summary>The types of its files.</summary>
    public static IEnumerable<string> TypesOf(BulkExport export) =>
        TypePolicies.ByType.Values.Where(policy => policy.OfPerson && (export.Types.Length == 0 || export.Types.Contains(policy.Type))).Select(policy => policy.Type);

    public static string Instant(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
