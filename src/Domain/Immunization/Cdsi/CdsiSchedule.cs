using System.Xml.Linq;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Cdsi;

/// <summary>Reads the schedule file: groups, vaccine types, conflicts, observations.</summary>
internal static class CdsiSchedule
{
    public static ScheduleContent Read(XElement root) => new()
    {
        Groups = [.. root.Element("vaccineGroups")!.Elements().Select(group => Group(root, group))],
        Types = [.. root.Element("cvxToAntigenMap")!.Elements().Select(Type)],
        Intake = CdsiIntake.OralPolio,
        Conflicts = [.. root.Element("liveVirusConflicts")!.Elements().Select(Conflict)],
        Observations = new(root.Element("observations")!.Elements().ToDictionary(
            one => one.Text("observationCode")!, one => one.Text("observationTitle") ?? "", StringComparer.Ordinal), StringComparer.Ordinal),
    };

    private static VaccineGroup Group(XElement root, XElement group)
    {
        var name = group.Text("name")!;
        var map = root.Element("vaccineGroupToAntigenMap")!.Elements().Single(one => one.Text("name") == name);
        return new(name, map.Texts("antigen"), group.Is("administerFullVaccineGroup", "Yes"));
    }

    private static VaccineType Type(XElement map) => new(
        CdsiElement.Cvx(map.Text("cvx")!),
        map.Text("shortDescription") ?? "",
        [.. map.Elements("association").Select(one => new AntigenAssociation(
            one.Text("antigen")!, one.Duration("associationBeginAge"), one.Duration("associationEndAge")))]);

    private static VaccineConflict Conflict(XElement conflict) => new(
        CdsiElement.Cvx(conflict.Element("previous").Text("cvx")!),
        CdsiElement.Cvx(conflict.Element("current").Text("cvx")!),
        conflict.Duration("conflictBeginInterval")!.Value,
        conflict.Duration("minConflictEndInterval")!.Value,
        conflict.Duration("conflictEndInterval")!.Value);
}
