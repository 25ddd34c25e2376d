using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HealthAssess.Fhir;

/// <summary>Builds a resource.</summary>
/// <remarks>FHIR R4, resource.html.</remarks>
public abstract class ResourceBuilder : ElementBuilder
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>A builder of that type.</summary>
    protected ResourceBuilder(string type)
        : base(type)
    {
    }

    /// <summary>The logical id.</summary>
    public string? Id { get => ReadText("id"); set => Set("id", value); }

    /// <summary>Metadata.</summary>
    public MetaBuilder? Meta { get => One<MetaBuilder>("meta"); set => Set("meta", value); }

    /// <summary>Rules the content was made under.</summary>
    public string? ImplicitRules { get => ReadText("implicitRules"); set => Set("implicitRules", value); }

    /// <summary>Language of the content.</summary>
    public string? Language { get => ReadText("language"); set => Set("language", value); }

    /// <summary>The resource, minified. Characters that FHIR cannot hold (controls) are left out of its texts.</summary>
    public Resource Build()
    {
        var output = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(output, Options))
        {
            Write(writer);
        }

        var reading = Resource.Read(output.WrittenSpan.ToArray());
        return reading.IsClean ? reading.Resource! : throw new InvalidOperationException("A builder wrote what no reader accepts: " + reading.Issues[0].Text);
    }
}
