using System.Reflection;
using HealthAssess.Fhir;

namespace HealthAssess.Tests.Conformance.Fhir;

/// <summary>A resource taken over by the builder of its type, every property of it asked for, and built again.</summary>
internal static class Rebuilt
{
    public static Resource Of(Resource resource)
    {
        var type = typeof(PatientBuilder).Assembly.GetType($"HealthAssess.Fhir.{resource.TypeName}Builder")
            ?? typeof(PatientBuilder).Assembly.GetType($"HealthAssess.Fhir.Fhir{resource.TypeName}Builder")!;
        var builder = type.GetMethod("From", [typeof(Resource)])!.Invoke(null, [resource])!;
        Touch(builder);
        return ((ResourceBuilder)builder).Build();
    }

    // Asking for a property turns the bytes taken over into builders, so that all of them are written anew.
    private static void Touch(object builder)
    {
        foreach (var property in builder.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            switch (property.GetIndexParameters().Length == 0 ? property.GetValue(builder) : null)
            {
                case ElementBuilder nested:
                    Touch(nested);
                    break;
                case IEnumerable<ElementBuilder> list:
                    foreach (var item in list)
                    {
                        Touch(item);
                    }

                    break;
            }
        }
    }
}
