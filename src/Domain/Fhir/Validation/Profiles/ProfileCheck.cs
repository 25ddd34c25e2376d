namespace HealthAssess.Fhir;

/// <summary>Checks an element and all below it against a profile. What base R4 asks for is checked elsewhere and not repeated.</summary>
/// <remarks>FHIR R4, profiling.html.</remarks>
internal static class ProfileCheck
{
    private const int Deepest = 40;

    public static void Check(Profile profile, Element element, Examination examination, int depth = 0)
    {
        if (profile.Root is null)
        {
            examination.Warn(element, "not-supported", $"The profile {profile.Url} has no snapshot; it is not checked.");
        }
        else if (depth < Deepest && element.Shape!.Is(profile.Type))
        {
            InvariantHolds.Check(profile.Root.Invariants, element, examination);
            Content(profile.Root, element, examination, depth);
        }
        else
        {
            examination.Error(element, "structure", $"The profile {profile.Url} is one of {profile.Type}.");
        }
    }

    private static void Content(ProfileElement definition, Element element, Examination examination, int depth)
    {
        foreach (var child in definition.Children)
        {
            var found = element.All(child.Name).ToList();
            Count(child, found.Count, element, examination);
            foreach (var item in found)
            {
                Item(child, item, examination, depth);
            }

            if (child.Slices.Count > 0)
            {
                Slices(child, found, element, examination, depth);
            }
        }
    }

    private static void Item(ProfileElement definition, Element element, Examination examination, int depth)
    {
        foreach (var check in ItemChecks.All)
        {
            check(definition, element, examination);
        }

        InvariantHolds.Check(definition.Invariants, element, examination);
        foreach (var profile in TypeProfiles(definition, element, examination))
        {
            Check(profile, element, examination, depth + 1);
        }

        Content(definition, element, examination, depth);
    }

    private static void Slices(ProfileElement definition, List<Element> items, Element parent, Examination examination, int depth)
    {
        var counts = new int[definition.Slices.Count];
        var (last, others) = (0, false);
        foreach (var item in items)
        {
            var slice = SliceMatch.Find(definition, item, examination);
            Order(definition, item, slice, last, others, examination);
            (last, others) = (Math.Max(last, slice), others || slice < 0);
            if (slice >= 0)
            {
                counts[slice]++;
                Item(definition.Slices[slice], item, examination, depth);
            }
            else if (definition.Slicing is { Rules: "closed" })
            {
                examination.Error(item, "structure", $"'{definition.Name}' fits none of the profile's slices, and no others are allowed.");
            }
        }

        for (var at = 0; at < counts.Length; at++)
        {
            Count(definition.Slices[at], counts[at], parent, examination);
        }
    }

    /// <remarks>FHIR R4, elementdefinition.html#ElementDefinition.slicing.ordered and valueset-resource-slicing-rules.html.</remarks>
    private static void Order(ProfileElement definition, Element item, int slice, int last, bool others, Examination examination)
    {
        if (slice >= 0 && slice < last && definition.Slicing is { IsOrdered: true })
        {
            examination.Error(item, "structure", $"'{definition.Name}:{definition.Slices[slice].SliceName}' stands behind '{definition.Name}:{definition.Slices[last].SliceName}'; the profile asks for the order of its slices.");
        }
        else if (slice >= 0 && others && definition.Slicing is { Rules: "openAtEnd" })
        {
            examination.Error(item, "structure", $"'{definition.Name}' that fits none of the profile's slices stands at the end, behind '{definition.Name}:{definition.Slices[slice].SliceName}'.");
        }
    }

    private static void Count(ProfileElement definition, int count, Element parent, Examination examination)
    {
        var name = definition.SliceName is { } slice ? $"{definition.Name}:{slice}" : definition.Name;
        if (count < definition.Min)
        {
            examination.Error(parent, "structure", $"The profile asks for '{name}' {definition.Min} times or more; it stands there {count} times.");
        }
        else if (count > definition.Max)
        {
            examination.Error(parent, "structure", definition.Max == 0 ? $"The profile does not allow '{name}'." : $"The profile allows '{name}' {definition.Max} times; it stands there {count} times.");
        }
    }

    private static IEnumerable<Profile> TypeProfiles(ProfileElement definition, Element element, Examination examination)
    {
        var type = Array.Find(definition.Types, type => type.Code == element.TypeName);
        return type is null || type.Profiles.Length != 1 || examination.Definitions.Profile(type.Profiles[0]) is not { } profile ? [] : [profile];
    }
}
