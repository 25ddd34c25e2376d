namespace HealthAssess.Fhir;

/// <summary>A part of a narrative.</summary>
internal enum XhtmlPart
{
    Text,
    Start,
    End,
    Comment,
}
