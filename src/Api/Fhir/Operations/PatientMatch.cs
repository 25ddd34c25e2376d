using HealthAssess.Domain.Registration;
using HealthAssess.Storage;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>A candidate of a match.</summary>
/// <param name="Patient">The record.</param>
/// <param name="Likeness">What spoke for and against it.</param>
public sealed record PatientMatch(StoredResource Patient, Likeness Likeness)
{
    private const double Certain = 0.9;
    private const double Probable = 0.7;

    // From here on the score grows slower, so that whatever is not certain stays below what is.
    private const double Slower = 0.8;

    // Document, name, birth date and sex: all the evidence there can be.
    private const double Most = 1.7;

    /// <summary>From 0 to 1, in the order of the grades: from 0.9 on for what is certain.</summary>
    public double Score => Math.Round(Likeness.IsCertain ? Between(Certain, Certain, 1) : Likeness.Evidence <= Slower ? Likeness.Score : Between(Slower, Slower, Certain), 3);

    /// <summary>A code of http://terminology.hl7.org/CodeSystem/match-grade.</summary>
    /// <remarks>"Certain" may be taken without asking anybody (patient-operation-match.html).</remarks>
    public string Grade => Likeness.IsCertain ? "certain" : Score >= Probable ? "probable" : "possible";

    private double Between(double from, double low, double high) => low + ((Likeness.Evidence - from) / (Most - from) * (high - low));
}
