using HealthAssess.Domain;
using HealthAssess.Storage.Keys;
using HealthAssess.Storage.Search;
using Npgsql;

namespace HealthAssess.Storage.Reading;

/// <summary>The places, people and products that a page of a record names: registers, nobody's record.</summary>
internal sealed class NamedRegisters(DataKeys keys)
{
    private readonly Including including = new(keys);

    public async Task<IReadOnlyList<StoredResource>> Of(Caller caller, IReadOnlyList<StoredResource> page, NpgsqlConnection connection, CancellationToken cancellation)
    {
        List<Inclusion> everything = [.. page.Select(one => one.Type).Distinct().Select(type => new Inclusion(false, false, type, "*", null))];
        var included = await including.Of(caller, everything, page, connection, cancellation);
        return [.. included.Where(one => one.Person is null)];
    }
}
