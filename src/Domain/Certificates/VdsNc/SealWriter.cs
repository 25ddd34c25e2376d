using System.Buffers.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using HealthAssess.Certificates.Claims;
using HealthAssess.Certificates.Json;
using HealthAssess.Certificates.Keys;

namespace HealthAssess.Certificates.VdsNc;

/// <summary>Issues an ICAO visible digital seal of a vaccination, with the signer's certificate in it so that whoever knows the authority can verify it offline.</summary>
/// <remarks>ICAO technical report VDS-NC: plain JSON, the canonical form (RFC 8785) of <c>data</c> is signed, r and s side by side.</remarks>
public static class SealWriter
{
    private const int NameLength = 39;
    private const int DocumentLength = 11;
    private const int BrandLength = 40;
    private const int PlaceLength = 20;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of the code.</summary>
    /// <param name="statement">What it states.</param>
    /// <param name="key">The signer, whose certificate must be one for seals.</param>
    public static string Issue(SealStatement statement, SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(statement);
        ArgumentNullException.ThrowIfNull(key);
        var data = Data(statement);
        var canonical = CanonicalJson.Write(JsonSerializer.SerializeToElement(data));
        return new JsonObject
        {
            ["data"] = data,
            ["sig"] = new JsonObject
            {
                ["alg"] = "ES256",
                ["cer"] = Base64Url.EncodeToString(key.Certificate.RawData),
                ["sigvl"] = Base64Url.EncodeToString(key.Sign(canonical)),
            },
        }.ToJsonString(Plain);
    }

    private static JsonObject Data(SealStatement statement) => new()
    {
        ["hdr"] = new JsonObject { ["t"] = "icao.vacc", ["v"] = 1, ["is"] = statement.Issuer },
        ["msg"] = new JsonObject
        {
            ["uvci"] = statement.Id,
            ["pid"] = Person(statement),
            ["ve"] = new JsonArray(Event(statement)),
        },
    };

    private static JsonObject Person(SealStatement statement)
    {
        // Surname and given names are two blanks apart: the seal has one field for both.
        var name = statement.GivenNames is { Length: > 0 } given ? $"{statement.Surname}  {given}" : statement.Surname;
        var person = new JsonObject { ["n"] = ClaimText.Cut(name, NameLength), ["dob"] = ClaimDate.Write(statement.BirthDate) };
        if (statement.Sex switch { "male" => "M", "female" => "F", _ => null } is { } sex)
        {
            person["sex"] = sex;
        }

        if (statement.DocumentNumber is { Length: > 0 and <= DocumentLength } number)
        {
            person["i"] = number;
        }

        return person;
    }

    private static JsonObject Event(SealStatement statement)
    {
        var vaccine = new JsonObject { ["des"] = statement.Vaccine, ["nam"] = ClaimText.Cut(statement.Brand, BrandLength) };
        if (statement.Disease is { } disease)
        {
            vaccine["dis"] = disease;
        }

        vaccine["vd"] = new JsonArray(new JsonObject
        {
            ["dvc"] = ClaimDate.Write(statement.Date),
            ["seq"] = statement.Sequence,
            ["ctr"] = statement.Country,
            ["adm"] = ClaimText.Cut(statement.Centre, PlaceLength),
            ["lot"] = ClaimText.Cut(statement.Lot, PlaceLength),
        });
        return vaccine;
    }
}
