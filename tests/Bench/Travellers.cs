using HealthAssess.Domain;
using HealthAssess.Tests.Bench.Server;

namespace HealthAssess.Tests.Bench;

/// <summary>Travellers for the store itself, whose references are final.</summary>
internal static class Travellers
{
    private static readonly string[] Codes = ["8310-5", "8867-4", "9279-1", "59408-5", "29463-7"];

    /// <summary>Twelve resources of one visit.</summary>
    public static IEnumerable<string> Visit(string id, int number, int n)
    {
        yield return Samples.Patient(number, id);
        var (encounter, at) = (Ids.New(TimeProvider.System), Samples.Day(n) + "T10:00:00Z");
        yield return $$$"""{"resourceType":"Encounter","id":"{{{encounter}}}","status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},"subject":{"reference":"Patient/{{{id}}}"},"period":{"start":"{{{at}}}","end":"{{{at}}}"}}""";
        foreach (var code in Codes)
        {
            yield return $$$"""{"resourceType":"Observation","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"{{{code}}}","display":"Vital sign"}]},"subject":{"reference":"Patient/{{{id}}}"},"encounter":{"reference":"Encounter/{{{encounter}}}"},"effectiveDateTime":"{{{at}}}","valueQuantity":{"value":37.5,"unit":"x","system":"http://unitsofmeasure.org","code":"Cel"}}""";
        }

        for (var i = 0; i < 2; i++)
        {
            yield return $$$"""{"resourceType":"Immunization","status":"completed","vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"37"}]},"patient":{"reference":"Patient/{{{id}}}"},"encounter":{"reference":"Encounter/{{{encounter}}}"},"occurrenceDateTime":"{{{at}}}","lotNumber":"L{{{n}}}","protocolApplied":[{"doseNumberPositiveInt":{{{i + 1}}}}]}""";
        }

        for (var i = 0; i < 3; i++)
        {
            yield return $$$"""{"resourceType":"Condition","subject":{"reference":"Patient/{{{id}}}"},"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"A9{{{i}}}"}]},"recordedDate":"{{{at}}}"}""";
        }
    }
}
