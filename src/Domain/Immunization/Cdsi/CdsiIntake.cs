using HealthAssess.Immunization.Schedules;

namespace HealthAssess.Immunization.Cdsi;

/// <summary>What the supporting data leave to whoever takes in a history.</summary>
/// <remarks>
/// Only trivalent oral polio vaccine counts. The world changed to the bivalent one in April 2016, so an oral polio vaccine of unknown kind (CVX 182) counts as trivalent
/// before 2016-04-01, and polio vaccine of unknown kind (CVX 89) counts as oral of unknown kind from then on (ACIP, CDC's notes to the polio data).
/// </remarks>
internal static class CdsiIntake
{
    private const int Trivalent = 2;
    private const int OralUnspecified = 182;
    private const int Unspecified = 89;

    private static readonly DateOnly Switch = new(2016, 4, 1);

    public static IntakeRule[] OralPolio { get; } =
    [
        new(OralUnspecified, Trivalent) { Before = Switch },
        new(Unspecified, OralUnspecified) { From = Switch },
    ];
}
