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
    /// <remarks>PostgreSQL's text holds no NUL, and Npgsql 10.0.0 loses its place in the protocol when a prepared statement is refused for one.</remarks>
    public string Value<T>(T value)
    {
        value = value is string text && text.Contains('\0', StringComparison.Ordinal)
            ? (T)(object)text.Replace("\0", "", StringComparison.Ordinal)
            : value;
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

    /// <summary>The statement among others of a batch.</summary>
    /// <param name="written">Its text, which the caller has already.</param>
    public NpgsqlBatchCommand InBatch(string written)
    {
        var command = new NpgsqlBatchCommand(written);
        Values.ForEach(value => command.Parameters.Add(value));
        return command;
    }

    /// <summary>The same with values of its own, for a batch that may be sent twice.</summary>
    public NpgsqlBatchCommand AgainInBatch()
    {
        var command = new NpgsqlBatchCommand(text.ToString());
        Values.ForEach(value => command.Parameters.Add(value.Clone()));
        return command;
    }

    /// <summary>Text and values: two statements with the same one ask the same.</summary>
    public string Signature()
    {
        var all = new StringBuilder().Append(text);
        foreach (var value in Values)
        {
            all.Append('\u0001');
            if (value.Value is Array several)
            {
                foreach (var one in several)
                {
                    all.Append(one).Append('\u0002');
                }
            }
            else
            {
                all.Append(value.Value);
            }
        }

        return all.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
