using HealthAssess.Fhir;

namespace HealthAssess.Domain.Registration;

/// <summary>
/// A Patient with corrected details. Only what is said otherwise is written: what another system recorded and registration does not know
/// (identifiers, extensions, addresses, contacts) stays as it is.
/// </summary>
public static class CorrectedPatient
{
    /// <summary>The next version, which carries the id and the meta of this one.</summary>
    public static Resource Of(Resource patient, TravellerDetails wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var known = TravellerDetails.Of(patient);
        var parts = new PatientParts(PatientBuilder.From(patient));
        CorrectedNames.Write(parts, known, wanted);
        CorrectedDocuments.Write(parts.Patient, known, wanted);
        if ((known.BirthDate, known.BirthDateEstimated) != (wanted.BirthDate, wanted.BirthDateEstimated))
        {
            SetBirthDate(parts.Patient, known, wanted);
        }

        parts.Patient.Gender = known.Sex == wanted.Sex ? parts.Patient.Gender : wanted.Sex;
        SetNationality(parts, known.Nationality, wanted.Nationality);
        SetPhone(parts, known.Phone, wanted.Phone);
        SetLanguage(parts, known.Language, wanted.Language);
        return parts.Patient.Build();
    }

    private static void SetBirthDate(PatientBuilder patient, TravellerDetails known, TravellerDetails wanted)
    {
        var beside = patient.Primitive("birthDate").Extension;
        beside.RemoveAll(one => one.Url is RegistrationCodes.DataAbsentExtension or RegistrationCodes.EstimatedExtension
            || (one.Url == RegistrationCodes.BirthTimeExtension && known.BirthDate != wanted.BirthDate));
        patient.BirthDate = wanted.BirthDate is { } date ? FhirDate.Parse(date) : null;
        if (wanted.BirthDate is null)
        {
            beside.Add(Terms.Code(RegistrationCodes.DataAbsentExtension, "unknown"));
        }
        else if (wanted.BirthDateEstimated)
        {
            beside.Add(Terms.Flag(RegistrationCodes.EstimatedExtension, true));
        }
    }

    private static void SetNationality(PatientParts parts, string? known, string? wanted)
    {
        if (known == wanted)
        {
            return;
        }

        if (parts.Nationality is { } there)
        {
            parts.Patient.Extension.Remove(there);
        }

        if (wanted is not null)
        {
            parts.Patient.Extension.Insert(0, PatientRecord.Nationality(wanted));
        }
    }

    private static void SetPhone(PatientParts parts, string? known, string? wanted)
    {
        switch (parts.Phone)
        {
            case var _ when known == wanted:
                break;
            case { } there when wanted is null:
                parts.Patient.Telecom.Remove(there);
                break;
            case { } there:
                there.Value = wanted;
                break;
            default:
                parts.Patient.Telecom.Add(new ContactPointBuilder { System = "phone", Value = wanted });
                break;
        }
    }

    private static void SetLanguage(PatientParts parts, string? known, string? wanted)
    {
        switch (parts.Language)
        {
            case var _ when known == wanted:
                break;
            case { } there when wanted is null:
                parts.Patient.Communication.Remove(there);
                break;
            case { } there:
                there.Language = Terms.Concept(RegistrationCodes.LanguageSystem, wanted);
                break;
            default:
                parts.Patient.Communication.Add(new PatientCommunicationBuilder { Language = Terms.Concept(RegistrationCodes.LanguageSystem, wanted!), Preferred = true });
                break;
        }
    }
}
