using System.Globalization;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;

namespace HealthAssess.Domain.Administration;

/// <summary>The FHIR Location of a Point of Entry, and back.</summary>
public static class PlaceRecord
{
    /// <summary>Builds the resource.</summary>
    public static Resource Of(PointOfEntry place, bool demo = false) => new LocationBuilder
    {
        Id = place.Id.ToString(),
        Meta = Terms.DemoTag(demo),
        Identifier = { new IdentifierBuilder { System = RegistrationCodes.PointOfEntrySystem, Value = place.Code } },
        Status = "active",
        Name = place.Name,
        Mode = "instance",
        Type = { Terms.Concept(RegistrationCodes.PointOfEntryKind, place.Kind) },
        PhysicalType = Terms.Concept("http://terminology.hl7.org/CodeSystem/location-physical-type", "bu", "Building"),
        Address = new AddressBuilder { Country = place.Country },
        Extension = { Terms.Code(RegistrationCodes.TimeZoneExtension, place.TimeZone) },
    }.Build();

    /// <summary>Reads it back.</summary>
    public static PointOfEntry Read(Resource location)
    {
        ArgumentNullException.ThrowIfNull(location);
        var root = location.Root;
        return new PointOfEntry(
            Guid.Parse(location.Id!, CultureInfo.InvariantCulture),
            root["identifier"]["value"].Text ?? "",
            root["name"].Text ?? "",
            root["type"]["coding"]["code"].Text ?? "",
            root["address"]["country"].Text ?? "",
            root.Extension(RegistrationCodes.TimeZoneExtension)["value"].Text ?? "UTC");
    }
}
