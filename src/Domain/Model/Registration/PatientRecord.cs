using HealthAssess.Fhir;

namespace HealthAssess.Domain.Registration;

/// <summary>The FHIR Patient of a new traveller. It never holds migratory status (PR-02).</summary>
public static class PatientRecord
{
    /// <summary>Builds the resource.</summary>
    public static Resource Of(NewTraveller traveller)
    {
        var patient = new PatientBuilder
        {
            Id = traveller.Id.ToString(),
            Meta = Terms.DemoTag(traveller.Demo),
            Active = true,
            Gender = traveller.Sex,
            Name = [.. Names(traveller)],
            Identifier = [.. Identifiers(traveller)],
            Extension = { new ExtensionBuilder { Url = RegistrationCodes.RegisteredAtExtension, ValueReference = Terms.To("Location", traveller.RegisteredAt) } },
        };
        SetBirthDate(patient, traveller);
        if (traveller.Nationality is { Length: > 0 } country)
        {
            patient.Extension.Add(Nationality(country));
        }

        if (traveller.Phone is { Length: > 0 } phone)
        {
            patient.Telecom.Add(new ContactPointBuilder { System = "phone", Value = phone });
        }

        if (traveller.Language is { Length: > 0 } language)
        {
            patient.Communication.Add(new PatientCommunicationBuilder { Language = Terms.Concept(RegistrationCodes.LanguageSystem, language), Preferred = true });
        }

        return patient.Build();
    }

    private static IEnumerable<HumanNameBuilder> Names(NewTraveller traveller)
    {
        if (traveller.Family is { Length: > 0 } || traveller.Given is { Length: > 0 })
        {
            yield return Name("official", traveller.Family, traveller.Given);
        }

        if (traveller.LatinName is var (family, given))
        {
            yield return Name("usual", family, given);
        }

        if (traveller.Alias is { Length: > 0 } alias)
        {
            yield return new HumanNameBuilder { Use = "anonymous", Text = alias };
        }
    }

    internal static HumanNameBuilder Name(string use, string? family, string? given)
    {
        string[] givenNames = given?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return new HumanNameBuilder
        {
            Use = use,
            Text = string.Join(' ', [.. givenNames, .. family is { Length: > 0 } ? new[] { family } : []]),
            Family = family,
            Given = [.. givenNames],
        };
    }

    private static IEnumerable<IdentifierBuilder> Identifiers(NewTraveller traveller)
    {
        if (traveller.Document is { } document)
        {
            yield return Identifier(document);
        }

        if (traveller.TemporaryNumber is { } number)
        {
            yield return new IdentifierBuilder
            {
                Use = "temp",
                Type = Terms.Concept(RegistrationCodes.LocalIdentifierType, "TMP", "Temporary number"),
                System = RegistrationCodes.TemporarySystem,
                Value = number,
            };
        }
    }

    private static void SetBirthDate(PatientBuilder patient, NewTraveller traveller)
    {
        if (traveller.BirthDate is not { Length: > 0 } date)
        {
            patient.Primitive("birthDate").Extension.Add(Terms.Code(RegistrationCodes.DataAbsentExtension, "unknown"));
            return;
        }

        patient.BirthDate = FhirDate.Parse(date);
        if (traveller.BirthDateEstimated)
        {
            patient.Primitive("birthDate").Extension.Add(Terms.Flag(RegistrationCodes.EstimatedExtension, true));
        }
    }

    internal static ExtensionBuilder Nationality(string country) => new()
    {
        Url = RegistrationCodes.NationalityExtension,
        Extension = { new ExtensionBuilder { Url = "code", ValueCodeableConcept = Terms.Concept(RegistrationCodes.Country, country) } },
    };

    internal static IdentifierBuilder Identifier(TravelDocument document) => new()
    {
        Use = "official",
        Type = IdentifierKind(document),
        System = document.System,
        Value = document.Number,
        Period = document.Expires is { } expires ? new PeriodBuilder { End = FhirDate.Of(expires) } : null,
    };

    internal static CodeableConceptBuilder IdentifierKind(TravelDocument document) =>
        Terms.Concept(RegistrationCodes.IdentifierType, document.Kind == TravelDocument.Passport ? "PPN" : "NI");
}
