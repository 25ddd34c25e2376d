using System.Text.Json;

namespace HealthAssess.Immunization;

/// <summary>The kinds of vaccine, their products, and what they are called in CVX, ATC, ICD-11 and the WHO product list.</summary>
public static class Vaccines
{
    private static readonly VaccineFile File = Read<VaccineFile>("vaccines.json");

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<Vaccine> All => File.Vaccines;

    /// <summary>Every product.</summary>
    public static IReadOnlyList<VaccineProduct> Products { get; } = Read<ProductFile>("products.json").Products;

    /// <summary>The kind that a code of one of the <see cref="CodeSystems"/> names, or null. Where a code names several kinds, the usual one.</summary>
    public static Vaccine? Find(string system, string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return All.FirstOrDefault(vaccine => vaccine.Is(system, code))
            ?? Products.FirstOrDefault(product => product.System == system && product.Code == code)?.Kind;
    }

    /// <summary>The kind of our own short name, or null.</summary>
    public static Vaccine? OfKey(string key) => All.FirstOrDefault(vaccine => vaccine.Key == key);

    /// <summary>The product of a code, whichever list it is from, or null.</summary>
    public static VaccineProduct? Product(string code) => Products.FirstOrDefault(product => product.Code == code);

    /// <summary>Name of a disease by its ICD-11 code; the code itself where it is not known.</summary>
    public static string Disease(string icd11, string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return File.Diseases.TryGetValue(icd11, out var names) ? names.GetValueOrDefault(language.Split('-')[0], names["en"]) : icd11;
    }

    private static T Read<T>(string name)
    {
        using var stream = typeof(Vaccines).Assembly.GetManifestResourceStream(name)!;
        return JsonSerializer.Deserialize<T>(stream, JsonSerializerOptions.Web)!;
    }

#pragma warning disable CA1812 // made by the serializer
    private sealed record VaccineFile(List<Vaccine> Vaccines, Dictionary<string, Dictionary<string, string>> Diseases);

    private sealed record ProductFile(List<VaccineProduct> Products);
#pragma warning restore CA1812
}
