namespace HealthAssess.Fhir.Search;

/// <summary>Whether two spellings of a code that differ in case are one.</summary>
/// <remarks>
/// FHIR R4, search.html#token: by the code system; texts are compared without case; and where nobody knows, finding too much does less harm than
/// finding too little. HL7's own systems and UCUM say that case matters. Below <c>http://hl7.org/fhir/sid/</c> HL7 only names what is others': passport
/// numbers, ICD.
/// </remarks>
public static class CodeCase
{
    private const string OfOthers = "http://hl7.org/fhir/sid/";

    /// <summary>True for a system whose codes differ by case.</summary>
    public static bool Matters(string system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return system == CanonicalQuantity.Ucum || system.StartsWith("http://terminology.hl7.org/", StringComparison.Ordinal)
            || (system.StartsWith("http://hl7.org/fhir/", StringComparison.Ordinal) && !system.StartsWith(OfOthers, StringComparison.Ordinal));
    }

    /// <summary>The one spelling that stands for all.</summary>
    public static string Fold(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.ToLowerInvariant();
    }
}
