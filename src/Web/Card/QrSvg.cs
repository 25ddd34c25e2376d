using System.Globalization;
using System.Text;
using QRCoder;

namespace HealthAssess.Web.Card;

/// <summary>The QR code of a credential as the path of an SVG, one unit a module, so that it is sharp at every size.</summary>
/// <remarks>
/// ISO/IEC 18004. Base45 keeps the code in alphanumeric mode. Error correction Q while the text is short; beyond 600 characters
/// cheap cameras miss more from finer modules than they gain from Q, so M, and for the longest L. The library writes a SMART Health Card's
/// scheme as bytes and the rest as digits, as its specification asks.
/// </remarks>
internal sealed class QrSvg
{
    private const int LongText = 600;
    private const int LongerText = 1600;

    private QrSvg(int size, string path) => (Size, Path) = (size, path);

    /// <summary>Modules along a side, quiet zone of four on each side included.</summary>
    public int Size { get; }

    /// <summary>One rectangle for each run of dark modules.</summary>
    public string Path { get; }

    public static QrSvg Of(string text)
    {
        using var data = Drawn(text);
        var path = new StringBuilder();
        for (var y = 0; y < data.ModuleMatrix.Count; y++)
        {
            AppendRow(path, data.ModuleMatrix[y], y);
        }

        return new QrSvg(data.ModuleMatrix.Count, path.ToString());
    }

    private static QRCodeData Drawn(string text) =>
        QRCodeGenerator.GenerateQrCode(text, text.Length <= LongText ? QRCodeGenerator.ECCLevel.Q : text.Length <= LongerText && !IsCard(text) ? QRCodeGenerator.ECCLevel.M : QRCodeGenerator.ECCLevel.L);

    // The digits of a card are many and carry their own parts; its specification counts with L.
    private static bool IsCard(string text) => text.StartsWith("shc:/", StringComparison.Ordinal);

    private static void AppendRow(StringBuilder path, System.Collections.BitArray row, int y)
    {
        for (var x = 0; x < row.Count; x++)
        {
            var start = x;
            while (x < row.Count && row[x])
            {
                x++;
            }

            if (x > start)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{start} {y}h{x - start}v1h-{x - start}z");
            }
        }
    }
}
