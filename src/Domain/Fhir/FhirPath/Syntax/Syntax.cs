using System.Globalization;
using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary>Precedence and the way names and strings are written.</summary>
internal static class Syntax
{
    public const int Implies = 1;
    public const int Or = 2;
    public const int And = 3;
    public const int Membership = 4;
    public const int Equality = 5;
    public const int Inequality = 6;
    public const int Union = 7;
    public const int Type = 8;
    public const int Additive = 9;
    public const int Multiplicative = 10;
    public const int Unary = 11;
    public const int Primary = 12;

    /// <summary>Words that cannot be names unless delimited.</summary>
    public static bool IsReserved(string word) =>
        word is "and" or "or" or "xor" or "implies" or "div" or "mod" or "true" or "false" || Calendar.Word(word) is not null;

    public static string Symbol(ArithmeticOperator operation) => operation switch
    {
        ArithmeticOperator.Multiply => "*",
        ArithmeticOperator.Divide => "/",
        ArithmeticOperator.Div => "div",
        ArithmeticOperator.Mod => "mod",
        ArithmeticOperator.Add => "+",
        _ => "-",
    };

    public static string Name(TypeName type) => (type.Model is null ? "" : Identifier(type.Model) + ".") + Identifier(type.Name);

    /// <summary>A name, between backticks where it needs them.</summary>
    public static string Identifier(string name)
    {
        var simple = name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_')
            && !IsReserved(name) && name is not ("as" or "is" or "in" or "contains");
        return simple ? name : Quote(name, '`');
    }

    public static string Quote(string text, char quote)
    {
        var quoted = new StringBuilder(text.Length + 2).Append(quote);
        foreach (var letter in text)
        {
            quoted.Append(letter switch
            {
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                '\f' => "\\f",
                _ when letter == quote => "\\" + quote,
                < ' ' => "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture),
                _ => letter.ToString(),
            });
        }

        return quoted.Append(quote).ToString();
    }
}
