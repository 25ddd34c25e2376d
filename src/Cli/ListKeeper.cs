using HealthAssess.Api.Access;
using HealthAssess.Domain;
using HealthAssess.Domain.Access;
using HealthAssess.Storage.Administration;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HealthAssess.Cli;

/// <summary>Who is at the command line: an account with the right and its password, so that the second pair of eyes is another person's here too.</summary>
internal static class ListKeeper
{
    /// <summary>Signs in; without a name anybody at the server may look, and nothing else.</summary>
    public static async Task<bool> SignIn(IServiceProvider services, string? name, TextWriter errors)
    {
        var caller = Caller.Worker(Purpose.Administration, Permission.KeepLists);
        if (name is null)
        {
            services.GetRequiredService<CurrentCaller>().Value = caller;
            return true;
        }

        if (await Account(services, name, await Console.In.ReadLineAsync()) is not { } account)
        {
            await errors.WriteLineAsync("the name or the password is wrong, or the account may not keep lists");
            return false;
        }

        services.GetRequiredService<CurrentCaller>().Value = caller with { Kind = CallerKind.Staff, Account = account };
        return true;
    }

    private static async Task<Guid?> Account(IServiceProvider services, string name, string? password)
    {
        var (database, now) = (services.GetRequiredService<HealthDb>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        var normalized = name.ToUpperInvariant();
        var account = await database.Users.AsNoTracking().FirstOrDefaultAsync(one => one.NormalizedUserName == normalized && one.LeftAt == null);
        if (account?.PasswordHash is not { } hash || account.LockoutEnd > now
            || new PasswordHasher<Account>().VerifyHashedPassword(account, hash, password ?? "") == PasswordVerificationResult.Failed)
        {
            return null;
        }

        var roles = await database.Grants.AsNoTracking().Where(grant => grant.Account == account.Id && grant.Since <= now && (grant.Until == null || grant.Until > now)).Select(grant => grant.Role).ToListAsync();
        return roles.Any(role => Roles.ByName.TryGetValue(role, out var known) && known.Permissions.Contains(Permission.KeepLists)) ? account.Id : null;
    }
}
