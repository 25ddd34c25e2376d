using System.Xml.Linq;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Cdsi;

/// <summary>Reads one antigen file.</summary>
internal static class CdsiAntigen
{
    public static Antigen Read(XElement root, string version)
    {
        var contraindications = root.Element("contraindications");
        return new Antigen
        {
            Name = root.Element("series").Text("targetDisease")!,
            Version = version,
            Immunity = Immunity(root.Element("immunity")),
            Contraindications =
            [
                .. Contraindications(contraindications?.Element("vaccineGroup")),
                .. Contraindications(contraindications?.Element("vaccine")),
            ],
            Series = [.. root.Elements("series").Select(CdsiSeries.Read)],
        };
    }

    private static IEnumerable<Contraindication> Contraindications(XElement? level) =>
        (level?.Elements("contraindication") ?? []).Where(one => one.HasElements).Select(one => new Contraindication(
            one.Text("observationCode")!,
            one.Duration("beginAge"),
            one.Duration("endAge"))
        {
            Vaccines = [.. one.Elements("contraindicatedVaccine").Where(vaccine => vaccine.HasElements).Select(Vaccine)],
        });

    private static SeriesDoseVaccine Vaccine(XElement vaccine) =>
        new(CdsiElement.Cvx(vaccine.Text("cvx")!), vaccine.Duration("beginAge"), vaccine.Duration("endAge"));

    private static Immunity Immunity(XElement? immunity) => new()
    {
        Guidelines = [.. (immunity?.Elements("clinicalHistory") ?? []).Select(history => history.Text("guidelineCode")).OfType<string>()],
        BirthDates = [.. (immunity?.Elements("dateOfBirth") ?? []).Where(born => born.HasElements).Select(BirthDate)],
    };

    private static BirthDateImmunity BirthDate(XElement born) => new(born.Day("immunityBirthDate")!.Value, born.Text("birthCountry"))
    {
        Exclusions = [.. born.Elements("exclusion").Select(exclusion => exclusion.Text("exclusionCode")).OfType<string>()],
    };
}
