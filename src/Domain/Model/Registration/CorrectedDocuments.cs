using HealthAssess.Fhir;

namespace HealthAssess.Domain.Registration;

/// <summary>The documents of a Patient after a correction; identifiers that are no documents of registration stay as they are.</summary>
internal static class CorrectedDocuments
{
    public static void Write(PatientBuilder patient, TravellerDetails known, TravellerDetails wanted)
    {
        var identifiers = patient.Identifier;
        foreach (var one in wanted.Documents.Where(one => one.At is { } at && known.Documents.Any(there => there.At == at && there != one)))
        {
            Rewrite(identifiers[one.At!.Value], known.Documents.First(there => there.At == one.At).Document, one.Document);
        }

        // From the last one on, so that places stay what they are.
        foreach (var gone in known.Documents.Where(there => wanted.Documents.All(one => one.At != there.At)).OrderByDescending(there => there.At))
        {
            identifiers.RemoveAt(gone.At!.Value);
        }

        identifiers.AddRange(wanted.Documents.Where(one => one.At is null).Select(one => PatientRecord.Identifier(one.Document)));
    }

    private static void Rewrite(IdentifierBuilder identifier, TravelDocument known, TravelDocument wanted)
    {
        identifier.Type = known.Kind == wanted.Kind ? identifier.Type : PatientRecord.IdentifierKind(wanted);
        (identifier.System, identifier.Value) = (wanted.System, wanted.Number);
        if (known.Expires != wanted.Expires)
        {
            identifier.Period ??= new PeriodBuilder();
            identifier.Period.End = wanted.Expires is { } day ? FhirDate.Of(day) : null;
        }
    }
}
