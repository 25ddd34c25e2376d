using System.Text.Json;

namespace HealthAssess.Storage.Search;

/// <summary>The text of a <c>_filter</c> and the place in it that is being read.</summary>
internal sealed class FilterText(string text)
{
    /// <summary>How far it is read.</summary>
    public int Place { get; set; }

    /// <summary>What was read since a place.</summary>
    public string Since(int start) => text[start..Place];

    /// <summary>A text as JSON writes it.</summary>
    public string Quoted()
    {
        var start = Place++;
        while (Place < text.Length && text[Place] != '"')
        {
            Place += text[Place] == '\\' ? 2 : 1;
        }

        if (Place >= text.Length)
        {
            throw new FormatException("a text in quotes has no end.");
        }

        Place++;
        try
        {
            return JsonSerializer.Deserialize<string>(text.AsSpan(start, Place - start))!;
        }
        catch (JsonException)
        {
            throw new FormatException($"the text in quotes at {start + 1} is none of JSON.");
        }
    }

    /// <summary>Reads a word that stands by itself; false, and nothing read but spaces, where another one stands.</summary>
    public bool Word(string word)
    {
        Spaces();
        if (!text.AsSpan(Place).StartsWith(word, StringComparison.Ordinal) || (Place + word.Length < text.Length && text[Place + word.Length] is not (' ' or '(')))
        {
            return false;
        }

        Place += word.Length;
        return true;
    }

    /// <summary>The same with a letter.</summary>
    public bool Take(char letter)
    {
        Spaces();
        if (!At(letter))
        {
            return false;
        }

        Place++;
        return true;
    }

    public bool At(char letter) => Place < text.Length && text[Place] == letter;

    public void Spaces() => Run(char.IsWhiteSpace);

    /// <summary>Reads on while the letters fit.</summary>
    public string Run(Func<char, bool> fits)
    {
        var start = Place;
        while (Place < text.Length && fits(text[Place]))
        {
            Place++;
        }

        return text[start..Place];
    }

    /// <summary>What is wrong at this place.</summary>
    public FormatException Here(string wanted) => new($"at {Place + 1} there should be {wanted}.");
}
