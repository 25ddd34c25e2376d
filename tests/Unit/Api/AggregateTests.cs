using System.Reflection;
using HealthAssess.Api.Pipeline;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Surveillance;
using MediatR;

namespace HealthAssess.Tests.Unit.Api;

/// <summary>Counts leave through the one suppression function, or they are no counts of persons; nothing passes by it unsaid (PR-09).</summary>
public sealed class AggregateTests
{
    /// <summary>Numbers that those who count may see without suppression, each with its reason.</summary>
    private static readonly Dictionary<string, string> Told = new()
    {
        ["DeliveryPage.ByState"] = "the same caller sees every single delivery",
        ["DeliveryRow.Attempts"] = "tries of one delivery",
        ["WeekRelease.K"] = "the rule itself",
    };

    /// <summary>SQL that counts rows, each file with its reason.</summary>
    private static readonly Dictionary<string, string> Counting = new()
    {
        ["WeekCounts.cs"] = "goes through Suppression before anything else sees it",
        ["Scrubbing.cs"] = "whether rows were left behind; told to nobody",
        ["Erasing.cs"] = "how much was erased of one person: the proof",
        ["DeliveryList.cs"] = "deliveries, whose rows the same caller sees",
        ["Searching.cs"] = "matches of a search, behind the row filter: whoever is told their number may read each",
        ["SearchStatement.cs"] = "matches of a search, behind the row filter: whoever is told their number may read each",
        ["LotRecalls.cs"] = "how far a recall is, told to those who see the travellers it concerns",
        ["IssuedCertificates.cs"] = "certificates of a key or lot, told to whoever revokes them",
        ["ReissueRounds.cs"] = "certificates of a night, told to the administrator",
        ["ImportLedger.cs"] = "lines of a file, told to whoever loads it",
        ["HistoryReading.cs"] = "versions of what the same caller may read",
        ["EverythingReading.cs"] = "resources of one record, behind the row filter: whoever is told their number may read each",
    };

    private static readonly Type[] Requests = [.. typeof(RequiresAttribute).Assembly.GetTypes().Where(type => type.GetCustomAttribute<RequiresAttribute>() is not null)];

    [Fact]
    public void Whoever_may_see_counts_is_answered_with_a_released_table()
    {
        var requests = Requests.Where(type => type.GetCustomAttribute<RequiresAttribute>()!.Permission == Permission.ReadAggregates).ToList();
        Assert.NotEmpty(requests);
        Assert.All(requests, request => Assert.Contains(typeof(ReleasedTable), Graph(Answer(request))));
    }

    [Fact]
    public void Those_who_count_and_see_nobody_get_no_number_that_did_not_pass_the_suppression()
    {
        var permissions = Roles.OfStaff.Where(role => role.Permissions.Contains(Permission.ReadAggregates)).SelectMany(role => role.Permissions).ToHashSet();
        Assert.DoesNotContain(Permission.ReadTravellers, permissions);
        Assert.DoesNotContain(Permission.ReadFhir, permissions);
        var numbers = Requests.Where(type => permissions.Contains(type.GetCustomAttribute<RequiresAttribute>()!.Permission))
            .SelectMany(request => Graph(Answer(request))).Where(type => type != typeof(ReleasedTable)).SelectMany(Numbers).Distinct();
        Assert.Empty(numbers.Except(Told.Keys));
    }

    [Fact]
    public void SQL_that_counts_rows_says_why_it_may()
    {
        var files = new[] { "src/Api", "src/Domain/Storage", "src/Workers" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SharedData.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && File.ReadAllText(file).Contains("count(*)", StringComparison.OrdinalIgnoreCase))
            .Select(Path.GetFileName);
        Assert.Empty(files.Except(Counting.Keys));
    }

    private static Type Answer(Type request) =>
        request.GetInterfaces().Single(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IRequest<>)).GetGenericArguments()[0].GetGenericArguments()[0];

    /// <summary>Every type of ours that an answer is made of.</summary>
    private static HashSet<Type> Graph(Type root)
    {
        var found = new HashSet<Type>();
        var open = new Stack<Type>([root]);
        while (open.TryPop(out var type))
        {
            foreach (var argument in type.IsGenericType ? type.GetGenericArguments() : [])
            {
                open.Push(argument);
            }

            if (type.Namespace?.StartsWith("HealthAssess", StringComparison.Ordinal) == true && !type.IsEnum && found.Add(type))
            {
                foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                {
                    open.Push(property.PropertyType);
                }
            }
        }

        return found;
    }

    private static IEnumerable<string> Numbers(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => HasNumber(property.PropertyType)).Select(property => $"{type.Name}.{property.Name}");

    private static bool HasNumber(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain == typeof(int) || plain == typeof(long) || plain == typeof(decimal) || plain == typeof(double)
        || (plain.IsGenericType && plain.GetGenericArguments().Any(HasNumber)));
}
