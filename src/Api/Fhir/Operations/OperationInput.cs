using System.Globalization;
using HealthAssess.Domain;
using HealthAssess.Fhir;
using Microsoft.AspNetCore.Http;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>The parameters of an operation, from the address, or from a posted Parameters resource (or the one resource it takes).</summary>
/// <remarks>http://hl7.org/fhir/R4/operations.html#request</remarks>
internal sealed class OperationInput(IQueryCollection query, Resource? body)
{
    /// <summary>The resource that was posted instead of Parameters.</summary>
    public Resource? Body => body?.TypeName == "Parameters" ? null : body;

    /// <summary>Whether the parameters came in a resource.</summary>
    public bool IsParameters => body?.TypeName == "Parameters";

    public static async Task<Outcome<OperationInput>> Of(HttpRequest request, CancellationToken cancellation)
    {
        if (!HttpMethods.IsPost(request.Method) || request.ContentLength == 0)
        {
            return Outcome<OperationInput>.Of(new OperationInput(request.Query, null));
        }

        var body = await FhirBody.Read(request, cancellation);
        return body.Ok ? Outcome<OperationInput>.Of(new OperationInput(request.Query, body.Value)) : Outcome<OperationInput>.Refused(body.Refusals);
    }

    /// <summary>What is wrong with the values by the operation's own table: one too many, of another type, no truth value, no number.</summary>
    public Refusal? Objection(Operation operation)
    {
        foreach (var parameter in operation.Parameters.Where(one => one.IsInput))
        {
            var name = parameter.Name;
            if (parameter.Max == "1" && Count(name) > 1)
            {
                return new Refusal(RefusalKind.Invalid, "parameter-twice", $"'{name}' is given more than once.", name);
            }

            if (Parameters(name).Any(given => !ParameterForm.Fits(parameter, given)))
            {
                return new Refusal(RefusalKind.Invalid, "parameter-type", $"'{name}' has to be a {parameter.Type} here.", name);
            }

            if (query.ContainsKey(name) && !ParameterForm.FitsAddress(parameter))
            {
                return new Refusal(RefusalKind.Invalid, "parameter-address", $"'{name}' is a {parameter.Type}: send it in the body, in Parameters.", name);
            }

            if (parameter.Type == "boolean" && Text(name) is not (null or "true" or "false"))
            {
                return new Refusal(RefusalKind.Invalid, "boolean-invalid", $"'{name}' is true or false.", name);
            }

            if (parameter.Type == "integer" && Number(name, 0) is { Ok: false } number)
            {
                return number.Refusals[0];
            }
        }

        return null;
    }

    /// <summary>Parameters that the operation does not have.</summary>
    /// <remarks>http://hl7.org/fhir/R4/operations.html#extensibility. As in a search they are refused, unless the caller wants leniency.</remarks>
    public IReadOnlyList<string> Unknown(Operation operation) =>
    [
        .. query.Keys.Concat(IsParameters ? body!.Root.All("parameter").Select(parameter => parameter["name"].Text).OfType<string>() : [])
            .Except([.. operation.Parameters.Where(one => one.IsInput).Select(one => one.Name), .. operation.GeneralParameters]),
    ];

    public Element Parameter(string name) =>
        body?.TypeName == "Parameters" ? body.Root.All("parameter").FirstOrDefault(parameter => parameter["name"].Text == name) : default;

    /// <summary>Every one of that name in the body.</summary>
    public IEnumerable<Element> Parameters(string name) => IsParameters ? body!.Root.All("parameter").Where(parameter => parameter["name"].Text == name) : [];

    /// <summary>A simple value.</summary>
    public string? Text(string name) =>
        Parameter(name)["value"].Text ?? (query.TryGetValue(name, out var value) && value.ToString() is { Length: > 0 } text ? text : null);

    /// <summary>Every value of a parameter that may come several times, commas taken apart.</summary>
    public IReadOnlyList<string> Texts(string name) =>
    [
        .. (body?.TypeName == "Parameters" ? body.Root.All("parameter").Where(one => one["name"].Text == name).Select(one => one["value"].Text) : [])
            .Concat(query[name]).OfType<string>().SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)),
    ];

    public bool? Flag(string name) => Text(name) switch { "true" => true, "false" => false, _ => null };

    /// <summary>A whole number from 0; the usual one where none is given; a refusal for anything else.</summary>
    public Outcome<int> Number(string name, int usual) => Text(name) is not { } text ? Outcome<int>.Of(usual)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Outcome<int>.Of(number)
        : new Refusal(RefusalKind.Invalid, "number-invalid", $"'{name}' is a whole number from 0.", name);

    /// <summary>A resource that is a parameter, or the posted one.</summary>
    public Resource? Resource(string name) => Parameter(name)["resource"].ToResource() ?? Body;

    private int Count(string name) =>
        query[name].Count + (body?.TypeName == "Parameters" ? body.Root.All("parameter").Count(parameter => parameter["name"].Text == name) : 0);
}
