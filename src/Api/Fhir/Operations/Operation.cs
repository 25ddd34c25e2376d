using HealthAssess.Domain.Access;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>An operation that this server offers: its routes, its entry in the CapabilityStatement and, of our own, its OperationDefinition come from here.</summary>
/// <param name="Code">The name behind the dollar sign.</param>
/// <param name="Type">The type it is called on; <c>Resource</c> for every stored type.</param>
/// <param name="OnType">Called as <c>Type/$code</c>.</param>
/// <param name="OnInstance">Called as <c>Type/id/$code</c>.</param>
/// <param name="Definition">Canonical address of its OperationDefinition.</param>
/// <param name="Text">What it does.</param>
/// <param name="Parameters">What goes in and comes out.</param>
/// <param name="Changes">True when it changes something: then only POST calls it.</param>
internal sealed record Operation(
    string Code, string Type, bool OnType, bool OnInstance, string Definition, string Text, IReadOnlyList<OperationParameter> Parameters, bool Changes = false)
{
    /// <summary>Where our own definitions live.</summary>
    public const string OwnBase = "https://healthassess.org/fhir/OperationDefinition/";

    /// <summary>Called as <c>$code</c>, of the server as a whole.</summary>
    public bool OnSystem { get; init; }

    public bool IsOwn => Definition.StartsWith(OwnBase, StringComparison.Ordinal);

    /// <summary>The id under which our own definition is served.</summary>
    public string Id => Definition[(Definition.LastIndexOf('/') + 1)..];

    /// <summary>Begins something that goes on after the answer; so nobody begins it who only looks.</summary>
    public bool Begins { get; init; }

    /// <summary>How it is called. A HEAD is answered as a GET, without the body.</summary>
    /// <remarks>http://hl7.org/fhir/R4/http.html#head</remarks>
    public string[] Methods => Changes ? ["POST"] : Begins ? ["GET", "POST"] : ["GET", "HEAD", "POST"];

    /// <summary>Parameters beside its own that say how the answer is shown. What begins something shows nothing: a file must not pass for shortened.</summary>
    public IReadOnlyList<string> GeneralParameters => Begins ? ["_format", "_pretty"] : [.. FhirView.Parameters, "_cursor"];

    /// <summary>The addresses it answers at.</summary>
    public IEnumerable<string> Routes
    {
        get
        {
            var type = Type == "Resource" ? "{type}" : Type;
            return [.. OnSystem ? [$"/${Code}"] : Array.Empty<string>(), .. OnType ? [$"/{type}/${Code}"] : Array.Empty<string>(), .. OnInstance ? [$"/{type}/{{id}}/${Code}"] : Array.Empty<string>()];
        }
    }

    /// <summary>Whether it is called on resources of that type.</summary>
    public bool IsOf(string type) => Type == type || (Type == "Resource" && TypePolicies.Of(type) is not null);
}

/// <summary>One parameter of an operation.</summary>
internal sealed record OperationParameter(string Name, bool IsInput, string Type, string Text, int Min = 0, string Max = "1");
