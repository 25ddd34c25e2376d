namespace HealthAssess.Tests.Unit;

/// <summary>The house of the design, held by reflection: who may know whom.</summary>
public sealed class HouseTests
{
    public static TheoryData<Type, string[]> Walls => new()
    {
        { typeof(HealthAssess.Fhir.Resource), ["HealthAssess.", "Microsoft.AspNetCore", "Npgsql", "MediatR"] },
        { typeof(HealthAssess.Domain.Ids), ["HealthAssess.Storage", "HealthAssess.Api", "HealthAssess.Workers", "Microsoft.AspNetCore", "Npgsql", "MediatR", "Microsoft.EntityFrameworkCore"] },
    };

    [Theory]
    [MemberData(nameof(Walls))]
    public void A_project_does_not_know_what_lies_above_it(Type anyType, string[] forbidden)
    {
        var known = anyType.Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.DoesNotContain(known, name => forbidden.Any(wall => name.StartsWith(wall, StringComparison.Ordinal)));
    }
}
