using HealthAssess.Certificates.Letters;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Certificates;

/// <summary>From a clinician's opinion and the record of a traveller to what a letter states, or the reasons why there can be none.</summary>
/// <remarks>IHR (2005) Annex 6 (9).</remarks>
public static class LetterMapping
{
    /// <summary>Nobody asks for a vaccination against it.</summary>
    public static Refusal NoSuchDisease { get; } =
        new(RefusalKind.BusinessRule, "letter-disease", "A letter is for a disease that countries ask for: yellow fever, polio or meningococcal disease.", "disease");

    /// <summary>The statement, or every reason at once.</summary>
    public static Outcome<LetterStatement> Statement(LetterOpinion opinion, Patient traveller, IssuingFacts facts, string certificateId)
    {
        ArgumentNullException.ThrowIfNull(opinion);
        ArgumentNullException.ThrowIfNull(facts);
        var refusals = Objections(opinion, facts.Today).Concat(TravellerObjections.Of(traveller, facts)).ToList();
        var birth = TravellerClaims.BirthDate(traveller, facts);
        if (birth is null)
        {
            refusals.Add(IcvpObjections.BirthDateMissing);
        }

        if (refusals.Count > 0)
        {
            return Outcome<LetterStatement>.Refused(refusals);
        }

        return Outcome<LetterStatement>.Of(new LetterStatement
        {
            Person = TravellerClaims.Person(traveller, birth!.Value, facts),
            Id = certificateId,
            Issued = facts.Today,
            Disease = opinion.Disease,
            From = opinion.From,
            Until = opinion.Until,
            Clinician = opinion.Clinician!.Trim(),
            Centre = facts.Centre!.Trim(),
            Country = facts.Country,
        });
    }

    private static IEnumerable<Refusal> Objections(LetterOpinion opinion, DateOnly today)
    {
        if (LetterDisease.Of(opinion.Disease) is null)
        {
            yield return NoSuchDisease;
        }

        if (opinion.Until < today)
        {
            yield return new(RefusalKind.BusinessRule, "letter-until-past", "The last day lies in the past.", "until");
        }
        else if (opinion.Until > LetterTerms.Latest(opinion.From))
        {
            yield return new(RefusalKind.BusinessRule, "letter-until-far", "A letter is good for twelve months at most. See the traveller again then.", "until");
        }

        if (string.IsNullOrWhiteSpace(opinion.Clinician))
        {
            yield return new(RefusalKind.Required, "letter-clinician", "Nobody knows the clinician's name. Have it put on your account first.", "clinician");
        }
    }
}
