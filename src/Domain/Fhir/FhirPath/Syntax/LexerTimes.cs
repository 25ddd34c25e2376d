namespace HealthAssess.Fhir.Paths;

/// <summary>The words that begin with @: dates and times.</summary>
internal sealed partial class Lexer
{
    // As the grammar has it, greedily: @2015-02-04T14:34:28.123+10:00, @2015T, @T14:34.
    private Token Temporal()
    {
        var start = _at++;
        var date = _at;
        if (_at < text.Length && text[_at] == 'T')
        {
            _at++;
            Time();
            return new Token(TokenKind.Time, text[(date + 1).._at], start);
        }

        Date();
        if (_at == text.Length || text[_at] != 'T')
        {
            return new Token(TokenKind.Date, text[date.._at], start);
        }

        _at++;
        var time = _at;
        Time();
        if (_at > time)
        {
            Offset();
        }

        return new Token(TokenKind.DateTime, text[date.._at], start);
    }

    private void Date()
    {
        if (Take("0000") && Take("-00"))
        {
            Take("-00");
        }
    }

    private void Time()
    {
        if (Take("00") && Take(":00") && Take(":00") && Take(".0"))
        {
            Digits();
        }
    }

    private void Offset()
    {
        if (!Take("Z") && !Take("+00:00"))
        {
            Take("-00:00");
        }
    }

    /// <summary>Takes text of that form; 0 stands for any digit.</summary>
    private bool Take(string form)
    {
        if (_at + form.Length > text.Length)
        {
            return false;
        }

        for (var i = 0; i < form.Length; i++)
        {
            if (form[i] == '0' ? !char.IsAsciiDigit(text[_at + i]) : text[_at + i] != form[i])
            {
                return false;
            }
        }

        _at += form.Length;
        return true;
    }
}
