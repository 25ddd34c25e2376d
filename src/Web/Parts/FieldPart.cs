using Microsoft.AspNetCore.Components;

namespace HealthAssess.Web.Parts;

/// <summary>What every field has: a name, a label, a hint, what was posted and what is wrong with it.</summary>
public abstract class FieldPart : ComponentBase
{
    [Parameter, EditorRequired] public required string Name { get; set; }

    [Parameter, EditorRequired] public required string Label { get; set; }

    [Parameter] public string? Hint { get; set; }

    /// <summary>What stands in the field before anything was posted.</summary>
    [Parameter] public string? Value { get; set; }

    [Parameter] public bool Required { get; set; }

    [CascadingParameter] public Posted? Posted { get; set; }

    [CascadingParameter] public Errors? Errors { get; set; }

    protected string? Current => Posted is { Any: true } ? Posted[Name] : Value;

    /// <summary>What is wrong, where the field's name in refusals is not its name in the form.</summary>
    [Parameter] public string? Problem { get; set; }

    protected string? Error => Problem ?? Errors?.For(Name);

    /// <summary>Ids of the hint and the error, so that a screen reader says them with the field.</summary>
    protected string? DescribedBy =>
        string.Join(' ', new[] { Hint is null ? null : Name + "-hint", Error is null ? null : Name + "-error" }.OfType<string>()) is { Length: > 0 } ids ? ids : null;
}
