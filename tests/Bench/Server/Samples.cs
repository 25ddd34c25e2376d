using System.Globalization;

namespace HealthAssess.Tests.Bench.Server;

/// <summary>The resources of the side-by-side bench: a Patient, and a transaction of twelve about one.</summary>
internal static class Samples
{
    private static readonly (string Code, string Unit)[] Vitals = [("8310-5", "Cel"), ("8867-4", "/min"), ("9279-1", "/min"), ("59408-5", "%"), ("29463-7", "kg")];

    public static string Family(int n) => "Fam" + (char)('a' + (n % 26)) + (char)('a' + (n / 26 % 26)) + (char)('a' + (n / 676 % 26));

    public static string Birth(int n) => new DateOnly(1940, 1, 1).AddDays(n * 7 % 25000).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Day(int n) => new DateOnly(2026, 1, 1).AddDays(n % 280).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Patient(int n, string? id = null, int phone = 2) =>
        $$$"""{"resourceType":"Patient",{{{(id is null ? "" : $"\"id\":\"{id}\",")}}}"identifier":[{"system":"urn:bench","value":"P{{{n}}}"}],"active":true,"name":[{"use":"official","family":"{{{Family(n)}}}","given":["Anna","Maria"]}],"telecom":[{"system":"phone","value":"+{{{phone}}}{{{n}}}"}],"gender":"female","birthDate":"{{{Birth(n)}}}","address":[{"city":"City{{{n % 200}}}","country":"KEN"}]}""";

    /// <summary>Patient, Encounter, five Observations, two Immunizations, a QuestionnaireResponse, a Consent and a Condition.</summary>
    public static string Transaction(int n)
    {
        var at = Day(n) + "T10:00:00Z";
        const string Subject = "{\"reference\":\"urn:uuid:00000000-0000-4000-8000-000000000001\"}";
        const string Encounter = "\"encounter\":{\"reference\":\"urn:uuid:00000000-0000-4000-8000-000000000002\"}";
        string[] entries =
        [
            Entry(Patient(n), 1),
            Entry($$$"""{"resourceType":"Encounter","status":"finished","class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"AMB"},"subject":{{{Subject}}},"period":{"start":"{{{at}}}","end":"{{{at}}}"}}""", 2),
            .. Vitals.Select((one, i) => Entry($$$"""{"resourceType":"Observation","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"vital-signs"}]}],"code":{"coding":[{"system":"http://loinc.org","code":"{{{one.Code}}}","display":"Vital sign"}]},"subject":{{{Subject}}},{{{Encounter}}},"effectiveDateTime":"{{{at}}}","valueQuantity":{"value":{{{30 + (n % 20)}}}.5,"unit":"{{{one.Unit}}}","system":"http://unitsofmeasure.org","code":"{{{one.Unit}}}"}}""", 3 + i)),
            .. new[] { "37", "208" }.Select((code, i) => Entry($$$"""{"resourceType":"Immunization","status":"completed","vaccineCode":{"coding":[{"system":"http://hl7.org/fhir/sid/cvx","code":"{{{code}}}"}]},"patient":{{{Subject}}},{{{Encounter}}},"occurrenceDateTime":"{{{at}}}","lotNumber":"L{{{n}}}","protocolApplied":[{"doseNumberPositiveInt":{{{i + 1}}}}]}""", 8 + i)),
            Entry($$$"""{"resourceType":"QuestionnaireResponse","status":"completed","subject":{{{Subject}}},{{{Encounter}}},"authored":"{{{at}}}","item":[{"linkId":"fever","answer":[{"valueBoolean":false}]}]}""", 10),
            Entry($$$"""{"resourceType":"Consent","status":"active","scope":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/consentscope","code":"patient-privacy"}]},"category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],"patient":{{{Subject}}},"dateTime":"{{{at}}}","policyRule":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"OPTIN"}]}}""", 11),
            Entry($$$"""{"resourceType":"Condition","clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},"code":{"coding":[{"system":"http://snomed.info/sct","code":"386661006","display":"Fever"}]},"subject":{{{Subject}}},{{{Encounter}}},"onsetDateTime":"{{{at}}}"}""", 12),
        ];
        return $$$"""{"resourceType":"Bundle","type":"transaction","entry":[{{{string.Join(',', entries)}}}]}""";
    }

    private static string Entry(string resource, int number) =>
        $$$"""{"fullUrl":"urn:uuid:00000000-0000-4000-8000-{{{number:D12}}}","resource":{{{resource}}},"request":{"method":"POST","url":"{{{TypeOf(resource)}}}"}}""";

    private static string TypeOf(string resource) => resource["{\"resourceType\":\"".Length..resource.IndexOf('"', "{\"resourceType\":\"".Length)];
}
