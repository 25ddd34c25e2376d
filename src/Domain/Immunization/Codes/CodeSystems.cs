namespace HealthAssess.Immunization;

/// <summary>The code systems vaccines are named in.</summary>
public static class CodeSystems
{
    /// <summary>CDC vaccine codes.</summary>
    public const string Cvx = "http://hl7.org/fhir/sid/cvx";

    /// <summary>WHO anatomical therapeutic chemical classification.</summary>
    public const string Atc = "http://www.whocc.no/atc";

    /// <summary>WHO ICD-11 mortality and morbidity statistics, with its extension codes for vaccines.</summary>
    public const string Icd11 = "http://id.who.int/icd/release/11/mms";

    /// <summary>WHO prequalified vaccine products.</summary>
    public const string Prequalified = "http://smart.who.int/pcmt-vaxprequal/CodeSystem/PreQualProductIds";
}
