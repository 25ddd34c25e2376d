using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Protocols;

namespace HealthAssess.Domain.Assessments;

/// <summary>The follow-up of a traveller who goes on under observation, as a FHIR CarePlan: from today until the last day that counts.</summary>
public static class FollowUpPlan
{
    internal static Resource Of(Assessment assessment, Guid id)
    {
        var decision = assessment.Decision;
        var plan = new CarePlanBuilder
        {
            Id = id.ToString(),
            Meta = assessment.Label,
            Status = "active",
            Intent = "plan",
            InstantiatesCanonical = { AssessmentCodes.Protocol(decision.Protocol.Id, decision.Protocol.Version) },
            Subject = Terms.To(assessment.Traveller),
            Encounter = assessment.Visit is { } visit ? Terms.To("Encounter", visit) : null,
            Created = assessment.At,
            Author = assessment.By,
            Period = new PeriodBuilder { Start = FhirDate.Of(decision.Situation.AsOf), End = FhirDate.Of(decision.Situation.AsOf.AddDays(decision.Days!.Value)) },
        };
        if (decision.Protocol.FollowUp is { } rule)
        {
            plan.Activity.Add(Contacts(rule));
        }

        if (assessment.AtPlace is { } place)
        {
            plan.Extension.Add(place);
        }

        return plan.Build();
    }

    private static CarePlanActivityBuilder Contacts(FollowUpRule rule) => new()
    {
        Detail = new CarePlanActivityDetailBuilder
        {
            Status = "scheduled",
            Code = Terms.Concept(AssessmentCodes.FollowUp, "contact"),
            ScheduledTiming = new TimingBuilder { Repeat = new TimingRepeatBuilder { Frequency = 1, Period = rule.EveryDays, PeriodUnit = "d" } },
        },
    };

    /// <summary>True for a plan that is not ended.</summary>
    public static bool Stands(Resource plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Root["status"].Text == "active" && plan.Root["instantiatesCanonical"].Text?.StartsWith("https://healthassess.org/", StringComparison.Ordinal) == true;
    }

    /// <summary>The plan, ended: by its time, or by a later assessment.</summary>
    public static Resource End(Resource plan)
    {
        var ended = CarePlanBuilder.From(plan);
        ended.Status = "completed";
        return ended.Build();
    }

    /// <summary>A contact: whether the traveller is well, and a temperature if one was taken.</summary>
    public static Resource Contact(Resource plan, Guid id, DateTimeOffset at, bool well, decimal? temperature, ReferenceBuilder by)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var contact = new ObservationBuilder
        {
            Id = id.ToString(),
            Status = "final",
            Category = { Terms.Concept("http://terminology.hl7.org/CodeSystem/observation-category", "survey") },
            Code = Terms.Concept(AssessmentCodes.FollowUp, "contact"),
            Subject = new ReferenceBuilder { Literal = plan.Root["subject"]["reference"].Text },
            BasedOn = { new ReferenceBuilder { Literal = "CarePlan/" + plan.Id } },
            EffectiveDateTime = at,
            Issued = at,
            Performer = { by },
            ValueCodeableConcept = Terms.Concept(AssessmentCodes.FollowUp, well ? "well" : "unwell"),
        };
        if (temperature is { } measured)
        {
            contact.Component.Add(new ObservationComponentBuilder
            {
                Code = Terms.Concept(RegistrationCodes.Loinc, "8310-5", "Body temperature"),
                ValueQuantity = Measures.Quantity(measured, "Cel"),
            });
        }

        return contact.Build();
    }

    /// <summary>Whole days since somebody last had contact, or since the plan began.</summary>
    public static int NotSeen(DateOnly begun, DateOnly? seen, DateOnly today) => Math.Max(0, today.DayNumber - (seen ?? begun).DayNumber);
}
