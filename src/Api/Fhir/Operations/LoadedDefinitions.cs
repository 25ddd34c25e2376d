using HealthAssess.Api.Fhir.Terminology;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Fhir;

namespace HealthAssess.Api.Fhir.Operations;

/// <summary>A validator that knows the profiles, Questionnaires and value sets which are loaded here and which a resource names.</summary>
internal sealed class LoadedDefinitions(LoadedTerminology loaded)
{
    public async Task<Outcome<Validator>> For(Resource resource, string? profile, CancellationToken cancellation)
    {
        List<Resource> definitions = [];
        string[] named = [.. resource.Root["meta"].All("profile").Select(one => one.Text ?? ""), .. profile is null ? [] : new[] { profile }];
        foreach (var url in named.Distinct())
        {
            if (await loaded.Find("StructureDefinition", url, cancellation) is { } found)
            {
                definitions.Add(found);
                await AddValueSets(found, definitions, cancellation);
            }
            else if (url == profile && !Validator.IsProfiled(url) && !IsBaseType(url))
            {
                return new Refusal(RefusalKind.NotFound, "profile-not-loaded", "This profile is not loaded here.", "profile");
            }
        }

        if (resource.TypeName == "QuestionnaireResponse" && resource.Root["questionnaire"].Text is { } form && await loaded.Find("Questionnaire", form, cancellation) is { } questionnaire)
        {
            definitions.Add(questionnaire);
        }

        return Outcome<Validator>.Of(definitions.Count == 0 ? Validator.Profiled : Validator.Profiled.With(definitions));
    }

    /// <summary>The definition of a type of R4 itself, this resource's or another: the validator knows those.</summary>
    private static bool IsBaseType(string url)
    {
        const string core = "http://hl7.org/fhir/StructureDefinition/";
        return url.Split('|')[0] is var plain && plain.StartsWith(core, StringComparison.Ordinal) && TypePolicies.Of(plain[core.Length..]) is not null;
    }

    private async Task AddValueSets(Resource profile, List<Resource> definitions, CancellationToken cancellation)
    {
        foreach (var url in profile.Root["snapshot"].All("element").Select(element => element["binding"]["valueSet"].Text).OfType<string>().Distinct())
        {
            if (await loaded.Find("ValueSet", url, cancellation) is { } found)
            {
                definitions.Add(found);
            }
        }
    }
}
