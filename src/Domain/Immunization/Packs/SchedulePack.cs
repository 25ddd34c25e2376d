using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using HealthAssess.Immunization.Packs;
using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization;

/// <summary>A schedule in the project's own compact form: codes, ages, intervals and conditions, no prose.</summary>
public static class SchedulePack
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        TypeInfoResolver = new DefaultJsonTypeInfoResolver().WithAddedModifier(LeaveOutEmptyLists),
        Converters =
        {
            new DurationText(), new CodesText(), new VaccinesText(), new IndicationsText(), new AssociationsText(), new ConflictText(),
            new JsonStringEnumConverter(),
        },
    };

    private static readonly Lazy<Schedule> UsAcipPack = new(() => Embedded("us-acip.json"));

    /// <summary>The schedule of the US Advisory Committee on Immunization Practices, compiled from CDC's supporting data.</summary>
    public static Schedule UsAcip => UsAcipPack.Value;

    /// <summary>The schedule of this name that the product brings along, or null.</summary>
    public static Schedule? Find(string id) => id == "us-acip" ? UsAcip : null;

    /// <summary>Reads a pack.</summary>
    public static Schedule Read(Stream pack) => new(JsonSerializer.Deserialize<ScheduleContent>(pack, Json)!);

    /// <summary>Writes a pack.</summary>
    public static void Write(Schedule schedule, Stream pack)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        JsonSerializer.Serialize(pack, schedule.Content, Json);
    }

    private static Schedule Embedded(string name)
    {
        using var stream = typeof(SchedulePack).Assembly.GetManifestResourceStream(name)!;
        return Read(stream);
    }

    private static void LeaveOutEmptyLists(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(ICollection))))
        {
            property.ShouldSerialize = (_, value) => value is ICollection { Count: > 0 };
        }
    }
}
