namespace HealthAssess.Fhir;

/// <summary>Finds the slice an item of a list belongs to.</summary>
/// <remarks>FHIR R4, profiling.html#discriminator.</remarks>
internal static class SliceMatch
{
    /// <summary>The index of the first slice that fits; −1 where none does.</summary>
    public static int Find(ProfileElement list, Element item, Examination examination)
    {
        // A choice without slicing instructions is sliced by type.
        var discriminators = list.Slicing?.Discriminators is { Length: > 0 } given ? given : [("type", "$this")];
        return list.Slices.FindIndex(slice => Array.TrueForAll(discriminators, discriminator => Fits(discriminator, slice, item, examination)));
    }

    private static bool Fits((string Type, string Path) discriminator, ProfileElement slice, Element item, Examination examination)
    {
        var definition = DiscriminatorPath.Definition(discriminator.Path, slice);
        var values = DiscriminatorPath.Values(discriminator.Path, item, examination);
        return discriminator.Type switch
        {
            "value" or "pattern" => FitsValue(definition, discriminator.Path, slice, values, examination),
            "exists" => definition is null || (definition.Max == 0 ? values.Count == 0 : definition.Min == 0 || values.Count > 0),
            "type" => definition is not null && values.Exists(value => Array.Exists(definition.Types, type => value.Shape!.Is(type.Code))),
            "profile" => definition is not null && values.Exists(value => FitsProfile(definition, value, examination)),
            _ => false,
        };
    }

    private static bool FitsValue(ProfileElement? definition, string path, ProfileElement slice, List<Element> values, Examination examination)
    {
        if (definition is { Fixed.Exists: true })
        {
            return values.Exists(value => ValueMatch.Equals(definition.Fixed, value));
        }

        if (definition is { Pattern.Exists: true })
        {
            return values.Exists(value => ValueMatch.Contains(definition.Pattern, value));
        }

        // Slices of extensions name a profile, whose address is the url.
        if (path == "url" && slice.Types is [{ Profiles: [var profile, ..] }])
        {
            return values.Exists(value => value.Text == profile.Split('|')[0]);
        }

        return definition?.Binding is { IsRequired: true } binding && examination.Definitions.ValueSet(binding.ValueSet) is { } codes
            && values.Count > 0 && values.TrueForAll(value => Codes.Fit(codes, value, isRequired: true));
    }

    private static bool FitsProfile(ProfileElement definition, Element value, Examination examination) =>
        definition.Types.SelectMany(type => type.Profiles.Concat(type.Targets)).Any(url =>
            examination.Definitions.Profile(url) is { } profile && examination.Validator.Follows(value, profile));
}
