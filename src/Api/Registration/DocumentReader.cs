using HealthAssess.Api.Access;
using HealthAssess.Certificates.TravelDocuments;
using HealthAssess.Domain;
using HealthAssess.Domain.Registration;

namespace HealthAssess.Api.Registration;

/// <summary>From a machine-readable zone to the fields of registration, by the calendar of the caller's Point of Entry.</summary>
internal sealed class DocumentReader(HerePointOfEntry here, TimeProvider time)
{
    public static Refusal Unreadable { get; } = new(
        RefusalKind.Invalid, "mrz-unreadable", "This is not a machine-readable zone. It has two lines of 44 or 36 characters, or three of 30. Type the traveller's details instead.", "text");

    public async Task<DocumentFields?> Read(string text, CancellationToken cancellation)
    {
        if (Mrz.Read(text) is not { } zone)
        {
            return null;
        }

        var today = (await here.Get(cancellation)).Today(time);
        var expires = zone.Expiry.AsExpiry(today);
        return new DocumentFields(
            Format(zone.Format),
            zone.DocumentCode.StartsWith('P') ? TravelDocument.Passport : TravelDocument.IdentityCard,
            zone.DocumentNumber,
            IssuingStates.Country(zone.IssuingState) ?? zone.IssuingState,
            zone.Name.Primary,
            zone.Name.Secondary,
            IssuingStates.Country(zone.Nationality) ?? zone.Nationality,
            zone.BirthDate.AsBirthDate(today),
            zone.Sex switch { "M" => "male", "F" => "female", _ => "other" },
            expires,
            expires < today,
            [.. ToConfirm(zone)]);
    }

    private static IEnumerable<string> ToConfirm(MrzReading zone)
    {
        var (checks, findings) = (zone.Checks, zone.Findings);
        (string Field, bool Wrong)[] fields =
        [
            ("number", !checks.Number),
            ("birthDate", !checks.BirthDate || findings.Contains(MrzFinding.BirthDateIsNoDate)),
            ("expiry", !checks.Expiry || findings.Contains(MrzFinding.ExpiryIsNoDate)),
            ("sex", findings.Contains(MrzFinding.UnknownSex)),
            // The last digit covers several fields at once: when it alone fails, nobody knows which one is wrong.
            ("all", checks.Composite == false && checks is { Number: true, BirthDate: true, Expiry: true }),
        ];
        return fields.Where(field => field.Wrong).Select(field => field.Field);
    }

    private static string Format(MrzFormat format) => format switch
    {
        MrzFormat.Td1 => "TD1",
        MrzFormat.Td2 => "TD2",
        MrzFormat.Td3 => "TD3",
        MrzFormat.MrvA => "MRV-A",
        _ => "MRV-B",
    };
}
