using System.Globalization;
using System.Text;
using Npgsql;

namespace HealthAssess.Storage;

/// <summary>A statement being written: its text, and its values, which never become part of the text.</summary>
internal sealed class SqlText
{
    private readonly StringBuilder text = new();

    /// <summary>The values, in the order of their placeholders.</summary>
    public List<NpgsqlParameter> Values { get; } = [];

    /// <summary>Adds to the text.</summary>
    public SqlText Add(string part)
    {
        text.Append(part);
        return this;
    }

    /// <summary>Keeps a value and answers its placeholder.</summary>
    public string Value<T>(T value)
    {
        Values.Add(new NpgsqlParameter<T> { TypedValue = value });
        return string.Create(CultureInfo.InvariantCulture, $"${Values.Count}");
    }

    /// <summary>The statement on a connection.</summary>
    public NpgsqlCommand On(NpgsqlConnection connection)
    {
        var command = new NpgsqlCommand(text.ToString(), connection);
        Values.ForEach(value => command.Parameters.Add(value));
        return command;
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
