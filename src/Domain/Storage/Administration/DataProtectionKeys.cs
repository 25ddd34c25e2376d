#pragma warning disable RS0030 // IXmlRepository has no asynchronous form: this waits, and only where it harms nobody.
using System.Text;
using System.Xml.Linq;
using HealthAssess.Storage.Keys;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Npgsql;

namespace HealthAssess.Storage.Administration;

/// <summary>
/// Where the keys of cookies and antiforgery tokens live: in the database, so that every site process reads the cookies
/// of every other and a restart signs nobody out. Sealed with the master key: a stolen database signs nobody in.
/// </summary>
public sealed class DataProtectionKeys(NpgsqlDataSource database, MasterKey masterKey) : IXmlRepository
{
    private byte[] Key => masterKey.For("data-protection");

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        PoolContext.RefuseSocketThreads();
        using var command = database.CreateCommand("SELECT name, xml FROM data_protection_key ORDER BY name");
        using var rows = command.ExecuteReader();
        var keys = new List<XElement>();
        while (rows.Read())
        {
            keys.Add(XElement.Parse(Encoding.UTF8.GetString(BodyCipher.Open(Key, Convert.FromBase64String(rows.GetString(1)), rows.GetString(0)))));
        }

        return keys;
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        PoolContext.RefuseSocketThreads();
        using var command = database.CreateCommand(
            "INSERT INTO data_protection_key (name, xml) VALUES (@name, @xml) ON CONFLICT (name) DO UPDATE SET xml = excluded.xml");
        command.Parameters.AddWithValue("name", friendlyName);
        command.Parameters.AddWithValue("xml", Convert.ToBase64String(BodyCipher.Seal(Key, Encoding.UTF8.GetBytes(element.ToString(SaveOptions.DisableFormatting)), friendlyName)));
        command.ExecuteNonQuery();
    }
}
