using HealthAssess.Fhir;

namespace HealthAssess.Domain.Registration;

/// <summary>The names of a Patient after a correction: the printed one first, its Latin spelling, the alias; other names stay.</summary>
internal static class CorrectedNames
{
    public static void Write(PatientParts parts, TravellerDetails known, TravellerDetails wanted)
    {
        // Each part is found before any of them is changed.
        var (names, printed, latin, alias) = (parts.Patient.Name, parts.Printed, parts.Latin, parts.Alias);
        if ((known.Family, known.Given) != (wanted.Family, wanted.Given))
        {
            Set(names, printed, "official", wanted.Family, wanted.Given, 0);
        }

        if ((known.LatinFamily, known.LatinGiven) != (wanted.LatinFamily, wanted.LatinGiven))
        {
            Set(names, latin, "usual", wanted.LatinFamily, wanted.LatinGiven, names.Count);
        }

        if (known.Alias != wanted.Alias)
        {
            names.RemoveAll(name => name == alias);
            names.AddRange(wanted.Alias is { } text ? [new HumanNameBuilder { Use = "anonymous", Text = text }] : Array.Empty<HumanNameBuilder>());
        }
    }

    private static void Set(List<HumanNameBuilder> names, HumanNameBuilder? name, string use, string? family, string? given, int at)
    {
        var made = PatientRecord.Name(use, family, given);
        if (name is null)
        {
            names.Insert(at, made);
        }
        else if ((family ?? given) is null)
        {
            names.Remove(name);
        }
        else
        {
            Rewrite(name, made);
        }
    }

    // What stands beside the old words (how a part is spoken or spelt) is not true of the new ones; prefixes and suffixes are.
    private static void Rewrite(HumanNameBuilder name, HumanNameBuilder made)
    {
        if (name.Family != made.Family)
        {
            name.Primitive("family").Extension.Clear();
        }

        name.Primitive("given").Extension.Clear();
        name.Primitive("text").Extension.Clear();
        (name.Family, name.Given) = (made.Family, made.Given);
        name.Text = string.Join(' ', [.. name.Prefix, made.Text ?? "", .. name.Suffix]);
    }
}
