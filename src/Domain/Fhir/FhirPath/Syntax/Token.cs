namespace HealthAssess.Fhir.Paths;

/// <summary>One word of an expression.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text, escapes already read; of an invalid one, what is wrong.</param>
/// <param name="Position">Where it begins.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int Position)
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Text == symbol;

    /// <summary>Whether it is that keyword, undelimited.</summary>
    public bool IsWord(string word) => Kind == TokenKind.Identifier && Text == word;
}
