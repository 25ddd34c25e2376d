using System.Xml.Linq;
using HealthAssess.Immunization.Cdsi;

namespace HealthAssess.Immunization;

/// <summary>Reads CDC's CDSi supporting data: a folder of XML files, one an antigen, and one for the schedule. A newer version drops in.</summary>
public static class CdsiSupportingData
{
    /// <summary>Loads a schedule.</summary>
    /// <param name="folder">The folder of one release.</param>
    /// <param name="id">What the schedule is called.</param>
    /// <param name="version">Its version.</param>
    /// <param name="published">The day it was published.</param>
    public static Schedule Load(string folder, string id, string version, DateOnly published)
    {
        var schedule = CdsiSchedule.Read(XDocument.Load(Path.Combine(folder, "ScheduleSupportingData.xml")).Root!);
        return new Schedule(schedule with
        {
            Id = id,
            Version = version,
            Published = published,
            Antigens =
            [
                .. Directory.EnumerateFiles(folder, "AntigenSupportingData*.xml").Order(StringComparer.Ordinal)
                    .Select(file => CdsiAntigen.Read(XDocument.Load(file).Root!, version)),
            ],
        });
    }
}
