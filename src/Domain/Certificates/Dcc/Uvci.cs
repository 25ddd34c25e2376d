namespace HealthAssess.Certificates.Dcc;

/// <summary>Unique certificate identifiers of the EU form <c>URN:UVCI:01:CC:opaque#check</c>.</summary>
/// <remarks>eHealth Network, "Guidelines on verifiable vaccination certificates", annex 2, option 3; the check character is Luhn mod N over the whole text before it.</remarks>
public static class Uvci
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/:";

    /// <summary>An identifier with its check character.</summary>
    /// <param name="country">Issuing country, two letters.</param>
    /// <param name="opaque">What makes it unique: letters and digits.</param>
    public static string Make(string country, string opaque)
    {
        ArgumentNullException.ThrowIfNull(opaque);
        var id = $"URN:UVCI:01:{country}:{opaque.ToUpperInvariant()}";
        return $"{id}#{CheckCharacter(id)}";
    }

    /// <summary>The check character of an identifier.</summary>
    public static char CheckCharacter(string identifier)
    {
        ArgumentNullException.ThrowIfNull(identifier);
        var (factor, sum) = (2, 0);
        for (var i = identifier.Length - 1; i >= 0; i--)
        {
            var product = factor * Alphabet.IndexOf(identifier[i], StringComparison.Ordinal);
            factor = 3 - factor;
            sum += (product / Alphabet.Length) + (product % Alphabet.Length);
        }

        return Alphabet[(Alphabet.Length - (sum % Alphabet.Length)) % Alphabet.Length];
    }
}
