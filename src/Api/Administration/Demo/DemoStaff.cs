using System.Security.Cryptography;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Domain.Administration.Demo;
using HealthAssess.Domain.Registration;
using HealthAssess.Fhir;
using HealthAssess.Storage.Administration;
using Microsoft.AspNetCore.Identity;

namespace HealthAssess.Api.Administration.Demo;

/// <summary>A made-up member of staff.</summary>
internal sealed record DemoStaff(Account Account, Grant Grant, Training? Training, string Password, Resource Practitioner)
{
    private static readonly (string Name, string Display, Role Role)[] Everybody =
    [
        ("nurse", "Nurse Demo", Roles.Clinician),
        ("counsellor", "Counsellor Demo", Roles.Counsellor),
        ("supervisor", "Supervisor Demo", Roles.Supervisor),
        ("officer", "Officer Demo", Roles.Officer),
        ("registrar", "Registrar Demo", Roles.Registrar),
        ("vaccinator", "Vaccinator Demo", Roles.Vaccinator),
        ("laboratory", "Laboratory Demo", Roles.Laboratory),
        ("protection", "Protection Demo", Roles.Protection),
        ("analyst", "Analyst Demo", Roles.Analyst),
        ("monitoring", "Monitoring Demo", Roles.Monitoring),
        ("dpo", "Data Protection Demo", Roles.DataProtection),
        ("auditor", "Auditor Demo", Roles.Auditor),
        ("admin", "Administrator Demo", Roles.Administrator),
    ];

    /// <summary>One of each role.</summary>
    public static IReadOnlyList<DemoStaff> Make(TimeProvider time) => [.. Everybody.Select(one => Of(one.Name, one.Display, one.Role, time))];

    private static DemoStaff Of(string name, string display, Role role, TimeProvider time)
    {
        var practitioner = Ids.New(time);
        var account = new Account
        {
            Id = Ids.New(time),
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            DisplayName = display,
            Practitioner = practitioner,
            Demo = true,
            LockoutEnabled = true,
            SecurityStamp = Ids.Unguessable(),
        };
        // Fifteen letters and digits that cannot be mixed up, in groups that can be read out: 74 bits.
        var password = string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 5)));
        account.PasswordHash = new PasswordHasher<Account>().HashPassword(account, password);
        var grant = new Grant { Id = Ids.New(time), Account = account.Id, Role = role.Name, Country = DemoPlaces.Country, Since = time.GetUtcNow() };
        return new DemoStaff(account, grant, TrainingOf(account, role, time), password, Record(practitioner, display));
    }

    private static Training? TrainingOf(Account account, Role role, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return role.Permissions.Contains(Permission.Vaccinate)
            ? new Training { Id = Ids.New(time), Account = account.Id, Course = Trainings.Vaccination, Completed = today, Expires = today.AddYears(2) }
            : null;
    }

    private static Resource Record(Guid id, string display) => new PractitionerBuilder
    {
        Id = id.ToString(),
        Meta = new MetaBuilder { Tag = { new CodingBuilder { System = RegistrationCodes.Tag, Code = "demo" } } },
        Active = true,
        Name = { new HumanNameBuilder { Text = display } },
    }.Build();
}
