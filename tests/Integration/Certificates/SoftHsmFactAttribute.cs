namespace HealthAssess.Tests.Integration.Certificates;

/// <summary>A test that needs SoftHSM; skipped with a reason where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SoftHsmFactAttribute : FactAttribute
{
    public SoftHsmFactAttribute() => Skip = SoftHsm.Library is null ? "SoftHSM is not installed (apt-get install softhsm2)" : null;
}
