namespace HealthAssess.Api.Certificates;

/// <summary>One form of a certificate, to be shown to whoever reads it.</summary>
/// <param name="Form">Code of the form.</param>
/// <param name="Codes">The texts of its QR codes; spaces count.</param>
public sealed record CardForm(string Form, IReadOnlyList<string> Codes);
