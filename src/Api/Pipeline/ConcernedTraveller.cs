using System.Reflection;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Fhir.Search;

namespace HealthAssess.Api.Pipeline;

/// <summary>Whom a request is about, as far as it says so itself: the database is not asked. Null where it does not.</summary>
internal static class ConcernedTraveller
{
    private const string PatientType = "Patient";

    /// <summary>The id of the Patient.</summary>
    public static string? Of<TRequest>(TRequest request)
        where TRequest : notnull
    {
        foreach (var read in Readers<TRequest>.All)
        {
            if (read(request) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static class Readers<TRequest>
    {
        public static readonly Func<object, string?>[] All = [.. Make(typeof(TRequest))];
    }

    private static IEnumerable<Func<object, string?>> Make(Type type)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.PropertyType == typeof(TravellerId)))
        {
            yield return request => property.GetValue(request)?.ToString();
        }

        if (type.GetProperty("Type") is { } named && type.GetProperty("Id") is { } id && id.PropertyType == typeof(string))
        {
            yield return request => named.GetValue(request) is PatientType ? (string?)id.GetValue(request) : null;
        }

        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.PropertyType == typeof(Resource)))
        {
            yield return request => property.GetValue(request) is Resource content ? content.TypeName == PatientType ? content.Id : Compartment.PersonOf(content) : null;
        }
    }
}
