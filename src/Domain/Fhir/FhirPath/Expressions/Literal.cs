using System.Text;

namespace HealthAssess.Fhir.Paths;

/// <summary>A literal value, or <c>{}</c>.</summary>
internal sealed class Literal(Item value) : Expression
{
    public static Literal Empty { get; } = new(default);

    public Item Value => value;

    public override void Push(Evaluation run)
    {
        if (run.Step() && !value.IsNone)
        {
            run.Push(value);
        }
    }

    public override void Print(StringBuilder text) => text.Append(value.Kind switch
    {
        ItemKind.None => "{}",
        ItemKind.String => Syntax.Quote(value.String, '\''),
        ItemKind.Date => "@" + value.Text,
        ItemKind.DateTime => "@" + value.Text + (value.Temporal.Precision < TemporalPrecision.Hour ? "T" : ""),
        ItemKind.Time => "@T" + value.Text,
        ItemKind.Quantity => Quantity(value.Quantity),
        _ => value.Text,
    });

    private static string Quantity(Quantity quantity) =>
        Item.Of(quantity.Value).Text + " " + (quantity.Style == UnitStyle.Calendar ? quantity.Unit : Syntax.Quote(quantity.Unit, '\''));
}
