using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Vaccinations;

/// <summary>Why a recorded dose was recorded wrongly. The dose stays, as entered in error, and says so.</summary>
/// <remarks>An extension: R4 keeps <c>statusReason</c> for doses that were not given.</remarks>
/// <param name="Reason">A code of <see cref="Reasons"/>.</param>
/// <param name="Words">In the clinician's words, or null.</param>
public sealed record DoseMistake(string Reason, string? Words = null)
{
    /// <summary>Something else: needs words.</summary>
    public const string Other = "other";

    /// <summary>Every code with its English name.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["wrong-person"] = "given to somebody else",
        ["nothing-given"] = "not given",
        ["twice"] = "recorded twice",
        ["wrong-details"] = "another vaccine, lot or day",
        [Other] = "something else",
    };

    /// <summary>The dose as entered in error, with the reason.</summary>
    public Resource On(Resource dose)
    {
        var mistaken = ImmunizationBuilder.From(dose);
        mistaken.Status = "entered-in-error";
        var reason = Terms.Concept(VaccinationCodes.MistakeSystem, Reason, Reasons[Reason]);
        reason.Text = string.IsNullOrWhiteSpace(Words) ? null : Words.Trim();
        mistaken.Extension = [.. mistaken.Extension, new ExtensionBuilder { Url = VaccinationCodes.MistakeExtension, ValueCodeableConcept = reason }];
        return mistaken.Build();
    }

    /// <summary>What a dose says of its mistake; null when nobody said why.</summary>
    public static DoseMistake? Of(Resource dose)
    {
        ArgumentNullException.ThrowIfNull(dose);
        var said = dose.Root.Extension(VaccinationCodes.MistakeExtension)["value"];
        return dose.Root["status"].Text == "entered-in-error" && said["coding"]["code"].Text is { } code && Reasons.ContainsKey(code) ? new(code, said["text"].Text) : null;
    }
}
