namespace HealthAssess.Fhir.Metadata;

/// <summary>An embedded definitions file: sections that begin with <c>=name</c>, found without being parsed.</summary>
internal sealed class Sections
{
    private readonly Lazy<(string Text, Dictionary<string, Range> Index)> _content;

    public Sections(string file) => _content = new(() =>
    {
        var text = Read(file);
        return (text, IndexOf(text));
    });

    public IEnumerable<string> Names => _content.Value.Index.Keys;

    /// <summary>The section's lines, its heading without <c>=name</c> first; null where there is none.</summary>
    public string? Find(string name) => _content.Value.Index.TryGetValue(name, out var range) ? _content.Value.Text[range] : null;

    public static string Read(string file)
    {
        using var stream = typeof(Sections).Assembly.GetManifestResourceStream(file)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static Dictionary<string, Range> IndexOf(string text)
    {
        var index = new Dictionary<string, Range>(StringComparer.Ordinal);
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf("\n=", start, StringComparison.Ordinal);
            end = end < 0 ? text.Length : end;
            var name = text.AsSpan(start + 1, end - start - 1);
            var length = name.IndexOfAny('\t', '\n');
            index[name[..(length < 0 ? name.Length : length)].ToString()] = (start + 1 + (length < 0 ? name.Length : length))..end;
            start = end + 1;
        }

        return index;
    }
}
