namespace HealthAssess.Fhir.Paths;

/// <summary>The operators of FHIRPath N1, 6.6.</summary>
internal enum ArithmeticOperator
{
    Multiply,
    Divide,
    Div,
    Mod,
    Add,
    Subtract,
}
