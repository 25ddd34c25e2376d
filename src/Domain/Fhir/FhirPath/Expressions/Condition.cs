namespace HealthAssess.Fhir.Paths;

/// <summary>An expression whose result is true, false or empty.</summary>
internal abstract class Condition(params ReadOnlySpan<Expression?> parts) : Expression(parts)
{
    public sealed override void Push(Evaluation run)
    {
        if (Truth(run) is { } truth)
        {
            run.Push(Item.Of(truth));
        }
    }

    public abstract override bool? Truth(Evaluation run);
}
