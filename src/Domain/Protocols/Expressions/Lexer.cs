using System.Text.RegularExpressions;

namespace HealthAssess.Protocols.Expressions;

/// <summary>Cuts the text of an expression into tokens.</summary>
internal static partial class Lexer
{
    public static List<Token> Read(string text)
    {
        List<Token> tokens = [];
        var at = 0;
        while (at < text.Length)
        {
            var match = Word().Match(text, at);
            if (!match.Success || match.Index != at)
            {
                throw new ExpressionException($"'{text[at]}' at {at + 1} is not part of the language", at);
            }

            if (Read(match, at) is { } token)
            {
                tokens.Add(token);
            }

            at += match.Length;
        }

        tokens.Add(new Token("end", "", text.Length));
        return tokens;
    }

    private static Token? Read(Match match, int at) =>
        match.Groups["number"].Success ? new Token("number", match.Value, at)
        : match.Groups["text"].Success ? new Token("text", match.Value[1..^1], at)
        : match.Groups["name"].Success ? new Token("name", match.Value, at)
        : match.Groups["sign"].Success ? new Token("sign", match.Value, at)
        : null;

    [GeneratedRegex(@"\G(?:(?<space>\s+)|(?<number>\d+(?:\.\d+)?)|(?<text>'[^']*')|(?<name>[A-Za-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)*)|(?<sign><=|>=|!=|[=<>+\-*/(),]))", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
