using HealthAssess.Protocols;

namespace HealthAssess.Tests.Unit.Protocols;

/// <summary>The EVD-POE pack with some of its text replaced.</summary>
internal static class Altered
{
    public static PackReading Evd(params string[] triples) => PackReader.Read(file =>
    {
        var text = PackFiles.Read("Packs/EVD-POE/1.0.0/" + file);
        foreach (var triple in triples.Chunk(3).Where(triple => triple[0] == file))
        {
            Assert.Contains(triple[1], text, StringComparison.Ordinal);
            text = text.Replace(triple[1], triple[2], StringComparison.Ordinal);
        }

        return text;
    });
}
