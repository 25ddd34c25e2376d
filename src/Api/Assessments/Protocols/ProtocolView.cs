using System.Globalization;
using HealthAssess.Protocols;

namespace HealthAssess.Api.Assessments;

/// <summary>A protocol as those who run the installation see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Authority">Whose definition it follows.</param>
/// <param name="Restricted">True when its results are of a restricted class.</param>
/// <param name="Versions">Its versions, newest first.</param>
/// <param name="Parameters">What may be set.</param>
/// <param name="Places">What holds at each Point of Entry.</param>
public sealed record ProtocolView(
    string Id, string Title, string Authority, bool Restricted, IReadOnlyList<string> Versions, IReadOnlyList<ParameterView> Parameters, IReadOnlyList<ProtocolAtPlaceView> Places)
{
    /// <summary>The rules of its newest version, in order.</summary>
    public IReadOnlyList<RuleView> Rules { get; init; } = [];
}

/// <summary>A rule as somebody reads it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Disposition">Code of what it decides; null where it only adds outputs.</param>
/// <param name="Because">The sentence that explains it.</param>
/// <param name="When">The condition as it is written.</param>
public sealed record RuleView(string Id, string? Disposition, string Because, string When);

/// <summary>A parameter as a form asks for it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Title">What it means.</param>
/// <param name="Default">The value where nobody sets another.</param>
/// <param name="Range">What may be set, in words; null for anything.</param>
public sealed record ParameterView(string Name, string Title, string Default, string? Range)
{
    private Parameter? Parameter { get; init; }

    /// <summary>A value as somebody typed it.</summary>
    public object? Read(string text) => Parameter is null ? text : ParameterValue.Of(Parameter, text);

    internal static ParameterView Of(Parameter parameter, string language) => new(
        parameter.Name, parameter.Title.In(language), parameter.Default is null ? "" : SharedTexts.Written(parameter.Default, language),
        parameter.Allowed.Count > 0 ? string.Join(", ", parameter.Allowed)
        : parameter.Minimum is { } least ? string.Create(CultureInfo.InvariantCulture, $"{least}–{parameter.Maximum}") : null)
    {
        Parameter = parameter,
    };
}

/// <summary>What holds at one Point of Entry.</summary>
/// <param name="PointOfEntry">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">The version now; null for none.</param>
/// <param name="Since">From which day it was switched on or off; null where nobody did.</param>
/// <param name="Approver">Who answers for it.</param>
/// <param name="Reason">Why it was switched.</param>
/// <param name="Parameters">Values that differ from the protocol's own.</param>
/// <param name="NextVersion">The version that is planned; null for none.</param>
/// <param name="NextFrom">From which day.</param>
/// <param name="Draft">True where nobody has switched it and clinicians may use it as the draft that comes with the product.</param>
public sealed record ProtocolAtPlaceView(
    Guid PointOfEntry, string Name, string? Version, DateOnly? Since, string? Approver, string? Reason,
    IReadOnlyList<KeyValuePair<string, string>> Parameters, string? NextVersion, DateOnly? NextFrom, bool Draft);
