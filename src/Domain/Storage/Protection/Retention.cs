using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using Npgsql;

namespace HealthAssess.Storage.Protection;

/// <summary>What one run of retention did.</summary>
/// <param name="Persons">Persons erased, by the class that had run out last.</param>
/// <param name="Declarations">Raw declarations whose content was destroyed.</param>
/// <param name="Held">Persons who were due and are under a legal hold.</param>
public sealed record RetentionReport(IReadOnlyDictionary<string, int> Persons, int Declarations, int Held);

/// <summary>
/// Destroys what has been kept long enough (PR-12). Every resource of a person belongs to a class by its type; the class that
/// ends last decides for the whole person, because nobody's dose is of use without a name. Raw declarations go earlier.
/// </summary>
public sealed class Retention(Database database, ResourceStore store, TimeProvider time)
{
    private const int AtOnce = 500;

    /// <summary>By type alone: content is sealed, and a rule that had to read it would need every key.</summary>
    private const string Due = """
        with rules as (
          select c.class, p.country, coalesce(
            (select days from retention_rule r where r.class = c.class and r.country = p.country),
            (select days from retention_rule r where r.class = c.class and r.country = '')) as days
          from (values ('cleared'), ('monitored'), ('case'), ('immunization')) as c(class),
            (select distinct coalesce(country, '') as country from resource where person is not null) p),
        classed as (
          select r.person, r.updated, r.point_of_entry, coalesce(r.country, '') as country, case
            when r.type in ('Immunization', 'ImmunizationRecommendation', 'ImmunizationEvaluation', 'AdverseEvent', 'DocumentReference') then 'immunization'
            when r.type in ('Condition', 'DiagnosticReport', 'Specimen') then 'case'
            when r.type in ('Flag', 'CarePlan', 'ServiceRequest', 'Communication') then 'monitored'
            else 'cleared' end as class
          from resource r where r.person is not null and not r.deleted),
        ends as (
          select c.person, max(c.updated + make_interval(days => rules.days)) as until,
            (array_agg(c.class order by c.updated + make_interval(days => rules.days) desc))[1] as class,
            bool_or(h.id is not null) as held
          from classed c join rules on rules.class = c.class and rules.country = c.country
            left join legal_hold h on h.ended_at is null and (h.person = c.person or h.point_of_entry = c.point_of_entry)
          group by c.person)
        select person, class, held from ends where until < $1 order by until limit $2
        """;

    private const string Declarations = """
        with old as (
          select r.key from resource r
          where r.type = 'QuestionnaireResponse' and not r.deleted and r.person is not null
            and r.updated < $1 - make_interval(days => coalesce(
              (select days from retention_rule where class = 'declaration' and country = r.country), (select days from retention_rule where class = 'declaration' and country = '')))
            and not exists (select from resource o where o.person = r.person and o.type in ('Condition', 'Flag') and not o.deleted)
            and not exists (select from legal_hold h where h.ended_at is null and (h.person = r.person or h.point_of_entry = r.point_of_entry))
          limit 5000),
        texts as (delete from index_text i using old where i.resource = old.key),
        dates as (delete from index_date i using old where i.resource = old.key),
        quantities as (delete from index_quantity i using old where i.resource = old.key),
        emptied as (update resource_version v set body = null, key_id = null, erased = $1 from old where v.resource = old.key)
        update resource r set deleted = true, date_low = null, date_high = null from old where r.key = old.key
        """;

    /// <summary>One run. Several processes may run it: an erasure is done once.</summary>
    public async Task<RetentionReport> Run(CancellationToken cancellation)
    {
        var caller = Caller.Worker(Purpose.Administration, Permission.Work);
        var persons = new Dictionary<string, int>(StringComparer.Ordinal);
        var held = 0;
        foreach (var (person, why, isHeld) in await FindDue(cancellation))
        {
            if (isHeld)
            {
                held++;
                continue;
            }

            var commit = await store.Commit(
                ChangeSet.Empty, caller, WriteOrigin.Live, "retention " + why, cancellation, Erasing.Of(person, "retention: " + why, caller, time));
            if (commit.Ok)
            {
                persons[why] = persons.GetValueOrDefault(why) + 1;
            }
        }

        return new RetentionReport(persons, await DestroyDeclarations(cancellation), held);
    }

    private async Task<List<(Guid Person, string Class, bool Held)>> FindDue(CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Due);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = AtOnce });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        List<(Guid, string, bool)> due = [];
        while (await row.ReadAsync(cancellation))
        {
            due.Add((row.GetGuid(0), row.GetString(1), row.GetBoolean(2)));
        }

        return due;
    }

    private async Task<int> DestroyDeclarations(CancellationToken cancellation)
    {
        await using var command = database.Source.CreateCommand(Declarations);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = time.GetUtcNow() });
        return await command.ExecuteNonQueryAsync(cancellation);
    }
}
